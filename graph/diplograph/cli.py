"""The command line: arguments, exit codes and messages. The only part of diplograph that prints.

Exit codes: 0 done, 1 failed or findings, 2 the user's input or arguments are wrong, 130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import NoReturn

from diplograph.commands import build, copy, explain, export, forget, gaps, query, serve, show, stats, validate
from diplograph.errors import DiplographError, InputError, one_line

COMMANDS = (build, query, validate, export, show, explain, stats, gaps, forget, serve, copy)
DEBUG = "DIPLOGRAPH_DEBUG"
"""Environment variable that, when set, shows the traceback of an unforeseen error."""

EXAMPLE = """examples:
  diplograph build --example
  diplograph query output/graph.trig memberships --param actor=Armenia
  diplograph COMMAND --help"""


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line and whose help keeps its examples as written."""

    def __init__(self, *args: object, **options: object) -> None:
        options.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        options.setdefault("allow_abbrev", False)
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """Raise InputError instead of printing the usage."""
        raise InputError(f"{message} (see {self.prog} --help)")


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    top = Parser(prog="diplograph", description="From briefings and news to a typed, evidenced graph.", epilog=EXAMPLE)
    top.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return top


class _Version(argparse.Action):
    def __call__(self, *_: object) -> NoReturn:
        from diplograph.pipeline import version

        print(f"diplograph {version()}")
        raise SystemExit(0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit code."""
    try:
        found = parser().parse_args(arguments)
        code: int = found.run(found)
        sys.stdout.flush()
    except InputError as error:
        return _fail(error, 2)
    except DiplographError as error:
        return _fail(error, 1)
    except BrokenPipeError:
        # The reader of our output has gone; closing stdout at exit must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        return _fail(error, 1)
    except KeyboardInterrupt:
        return _fail("interrupted", 130)
    return code


def _fail(error: object, code: int) -> int:
    print(f"diplograph: {one_line(str(error), 600)}", file=sys.stderr)
    return code


def _unforeseen(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    """Last resort for defects: one line instead of a traceback, which only helps developers."""
    if DEBUG in os.environ:
        sys.__excepthook__(kind, error, traceback)
    else:
        _fail(f"internal error: {kind.__name__}: {error} (set {DEBUG}=1 for details)", 1)


def entry_point() -> NoReturn:
    """What the console command `diplograph` calls."""
    sys.excepthook = _unforeseen
    raise SystemExit(main())
