"""Tables and graph as files for other programs: CSV, JSON, workbook, graph formats."""
