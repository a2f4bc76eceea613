"""Results to pages, maps, figures and workbook; no number is computed here, only where things lie."""

from twgnet._arguments import check_all
from twgnet.render.files import render_files, render_manifest

__all__ = ["render_files", "render_manifest"]

check_all(__all__, globals())
