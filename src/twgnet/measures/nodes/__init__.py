"""One measure of nodes a file: what it asks, how it is defined, and nothing else."""
