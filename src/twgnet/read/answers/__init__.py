"""A layout to answers: one per list cell or ticked option, each with its location."""
