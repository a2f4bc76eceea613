"""`twgnet` and `python -m twgnet`: one place where an error becomes a message and an exit code."""

from __future__ import annotations

import codecs
import os
import signal
import sys
from typing import NoReturn, TextIO

from twgnet._gc import fewer_collections

PLAIN = "plain_terminal"


@fewer_collections()
def main() -> None:
    """Run the command line; exit with 0 (done), 1 (unusable input) or 2 (wrong usage)."""
    _use_one_thread()
    _prepare_streams()
    signal.signal(signal.SIGTERM, _stop)
    try:
        _run()
    except KeyboardInterrupt:  # what click does with those that come while it runs
        sys.exit("Aborted!")


def _run() -> None:
    from twgnet.cli import twgnet
    from twgnet.errors import TwgnetError

    try:
        try:
            twgnet(prog_name="twgnet")
        finally:
            sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more
        sys.exit(f"Error: the result cannot be written ({error.strerror or str(error) or type(error).__name__}).")
    except MemoryError:
        sys.exit("Error: this computer has not enough free memory for this input. Give a smaller part of it.")
    except TwgnetError as error:
        from twgnet.cli.printing import warn
        from twgnet.model.message import message

        for problem in error.shown:
            warn(message("cli.error", problem=problem.as_message()))
        sys.exit(1)


def _use_one_thread() -> None:
    """Keep linear algebra to one thread, unless told otherwise, before numpy is loaded.

    Our products are small: threads wait for each other longer than they work, and how many there
    are would decide the order of sums, and so the last digit.
    """
    for limit in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
        os.environ.setdefault(limit, "1")


def _prepare_streams() -> None:
    """Open what is closed on nothing, so that no file of ours takes its place, and set the encodings."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest free number: this one
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure"):
            _set_encoding(stream)


def _set_encoding(stream: TextIO) -> None:
    """UTF-8 into files and other programs, whatever the code page; on a terminal what it can show."""
    if stream.isatty():
        plain = codecs.lookup(stream.encoding).name == "ascii"
        stream.reconfigure(encoding=PLAIN if plain else None, errors="replace")  # type: ignore[attr-defined]
    else:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[attr-defined]


def _find_plain(name: str) -> codecs.CodecInfo | None:
    """Give ASCII under a name of ours: a stream that says `ascii` click takes for one of UTF-8 that nobody set."""
    if name != PLAIN:
        return None
    ascii = codecs.lookup("ascii")
    return codecs.CodecInfo(
        ascii.encode,
        ascii.decode,
        incrementalencoder=ascii.incrementalencoder,
        name=PLAIN,
        incrementaldecoder=ascii.incrementaldecoder,
    )


codecs.register(_find_plain)


def _stop(*_: object) -> NoReturn:
    """End as at Ctrl+C: what was begun is undone."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
