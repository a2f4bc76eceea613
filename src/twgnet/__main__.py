"""`twgnet` and `python -m twgnet`: one place where an error becomes a message and an exit code."""

from __future__ import annotations

import sys

from twgnet.garbage import seldom_collected


@seldom_collected()
def main() -> None:
    """Run the command line; exit with 0 (done), 1 (unusable input) or 2 (wrong usage)."""
    from twgnet.cli import twgnet
    from twgnet.errors import TwgnetError

    try:
        twgnet(prog_name="twgnet")
    except TwgnetError as error:
        from twgnet.cli.printing import warn

        for problem in error.problems:
            warn(f"Error: {problem}")
        sys.exit(1)


if __name__ == "__main__":
    main()
