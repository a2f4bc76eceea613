"""Run the command line on a terminal of a given width."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios


def on_terminal(columns: int, *args: str) -> str:
    """Run `twgnet ARGS -q` in a terminal so many columns wide and give what it shows."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    environment |= {"PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm"}
    command = [sys.executable, "-m", "twgnet", *args]
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL, env=environment):
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # the other end is closed: all is read
            while piece := os.read(ours, 65536):
                shown += piece
    os.close(ours)
    return shown.decode()
