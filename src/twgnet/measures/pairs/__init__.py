"""Pairs of one side: what they share, and whether that is more than chance would give."""
