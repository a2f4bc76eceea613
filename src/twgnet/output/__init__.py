"""Files on the disk: whole or not at all, and nobody's work lost."""

from twgnet.output.file import is_name, write_file, write_new_file
from twgnet.output.folder import MANIFEST, write_folder

__all__ = ["MANIFEST", "is_name", "write_file", "write_folder", "write_new_file"]
