"""Bytes to grids: every kind of file becomes rows of cells with their numbers."""
