"""Seats that people hold: the files of seats and people, what is kept and what changes."""
