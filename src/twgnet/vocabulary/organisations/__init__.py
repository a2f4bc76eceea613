"""The words that names of organisations share, one data file a language, and the countries."""
