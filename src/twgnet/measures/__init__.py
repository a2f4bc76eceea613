"""What the network says: two-mode centralities and communities."""
