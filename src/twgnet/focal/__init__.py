"""Who could speak for which group, and why."""

from twgnet.focal.files import load_people, load_seats
from twgnet.focal.proposal import Deliberation, propose
from twgnet.focal.rules import load_rules
from twgnet.focal.sensitivity import move_weights
from twgnet.model.focal import Rules

__all__ = ["Deliberation", "Rules", "load_people", "load_rules", "load_seats", "move_weights", "propose"]
