"""What is left when organisations leave, and how few reach every group."""
