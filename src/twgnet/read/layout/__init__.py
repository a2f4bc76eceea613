"""Grids to a layout: which columns mean what, or a question to the person."""
