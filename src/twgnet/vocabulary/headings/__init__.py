"""What headings and cells of surveys say, one data file a language."""
