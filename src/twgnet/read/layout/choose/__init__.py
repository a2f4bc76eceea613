"""Choosing the columns that name organisations and groups, or asking a person."""
