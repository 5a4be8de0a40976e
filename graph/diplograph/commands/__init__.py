"""The commands of `diplograph`, one module each: `add(commands)` describes the arguments, `run(arguments)` does it."""
