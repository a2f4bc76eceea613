"""Texts to groups: parse, index, candidates, compare, decide."""
