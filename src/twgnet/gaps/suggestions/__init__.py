"""Whom to ask for a group, and how well that can be known."""
