"""Spreadsheets to grids, read in a process of its own, so that no file can hurt the caller."""

from twgnet.read.files.workbook.child import read_workbook

__all__ = ["read_workbook"]
