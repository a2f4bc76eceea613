"""Who should speak for which group, and why."""

from twgnet.focal.propose import propose
from twgnet.focal.rules import load_rules
from twgnet.model.focal import Rules

__all__ = ["Rules", "load_rules", "propose"]
