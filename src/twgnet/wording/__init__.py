"""Results to sentences: one catalogue a language, and nothing else writes prose for readers."""
