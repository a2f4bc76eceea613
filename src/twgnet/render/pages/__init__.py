"""The pages beside the map: the report and a sheet for each group."""
