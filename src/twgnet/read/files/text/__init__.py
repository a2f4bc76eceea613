"""Text files to grids: the encoding, the delimiter, tables inside prose."""
