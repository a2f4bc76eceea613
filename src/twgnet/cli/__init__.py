"""A skin: parses, calls one library function, prints."""
