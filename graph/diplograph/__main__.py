"""`python -m diplograph` is the command `diplograph`."""

from diplograph.cli import entry_point

if __name__ == "__main__":
    entry_point()
