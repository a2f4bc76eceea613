"""The output folder: written whole or not at all, and only what is ours."""
