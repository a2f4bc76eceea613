"""Which kinds of organisation want each group, against chance."""
