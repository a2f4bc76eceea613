"""From a messy membership survey to a checked two-mode network, its gaps and its maps."""

__version__ = "0.1.0"
