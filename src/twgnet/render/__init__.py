"""Results to pages, maps, figures and workbook: nothing is found out here, only counted, put in order and placed."""

from twgnet._arguments import check_all
from twgnet.render.files import render_files, render_manifest

__all__ = ["render_files", "render_manifest"]

check_all(__all__, globals())
