"""Words the reader of surveys knows, as data files by language."""
