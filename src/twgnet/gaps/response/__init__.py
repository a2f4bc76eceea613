"""Who of those invited answered, and what that says of each type of organisation."""
