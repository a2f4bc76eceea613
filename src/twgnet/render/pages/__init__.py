"""The pages beside the map: the report, one page to print, a sheet for each group and organisation."""
