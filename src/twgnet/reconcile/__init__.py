"""What people wrote to registry ids: every fragment accounted for, decisions remembered."""
