"""The lists that names are settled against: groups, and organisations of a master list."""
