"""What is missing, brittle, or not known for want of answers."""
