"""The words around names in answers, one data file a language: list words, hedges, blanks, refusals."""
