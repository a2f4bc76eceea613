"""Results to pages, maps, figures and workbook; computes nothing."""
