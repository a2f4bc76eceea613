"""Whether there is any pattern beyond how many groups each organisation wants, and how many want each."""
