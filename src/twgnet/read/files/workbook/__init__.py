"""Spreadsheets to grids: the archive checked, its marks found by one parse, its values read by python-calamine."""
