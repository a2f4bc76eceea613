"""What a person ruled: the file, its rows understood, contradictions, effect."""
