"""How many organisations want each group, and what that says of all invited."""
