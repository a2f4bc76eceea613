"""`python -m twgnet`."""
