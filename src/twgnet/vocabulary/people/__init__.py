"""What people are called by, how they hide an address, and what kinds of organisations and positions are called."""
