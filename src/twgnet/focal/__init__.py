"""Who should speak for which group, and why."""
