"""Tables put together or taken apart before they are understood, where they cannot be understood as they stand."""
