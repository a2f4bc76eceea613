"""The report: `index.html`, the page to open first."""

from twgnet.render.report.report import render_report

__all__ = ["render_report"]
