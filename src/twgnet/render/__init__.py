"""Results to pages, maps, figures and workbook; computes nothing."""

from twgnet.render.files import render_files, run_card

__all__ = ["render_files", "run_card"]
