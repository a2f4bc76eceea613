"""What tells of people, and how it is kept out: columns, addresses and numbers, titled names, what is no kind."""
