"""`twgnet` and `python -m twgnet`: one place where an error becomes a message and an exit code."""

from __future__ import annotations

import os
import sys

from twgnet._gc import fewer_collections


@fewer_collections()
def main() -> None:
    """Run the command line; exit with 0 (done), 1 (unusable input) or 2 (wrong usage)."""
    from twgnet.cli import twgnet
    from twgnet.errors import TwgnetError

    try:
        try:
            twgnet(prog_name="twgnet")
        finally:
            sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more
        sys.exit(f"Error: the result cannot be written ({error.strerror or error}).")
    except TwgnetError as error:
        from twgnet.cli.printing import warn

        for problem in error.problems:
            warn(f"Error: {problem.on_command_line()}")
        sys.exit(1)


if __name__ == "__main__":
    main()
