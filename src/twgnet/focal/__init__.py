"""Who could speak for which group, and why."""

from twgnet._arguments import check_all
from twgnet.focal.choice import explain_choice
from twgnet.focal.held.files import load_people, load_seats
from twgnet.focal.held.seats import list_endings
from twgnet.focal.proposal import Deliberation, Given, deliberate, load_given, propose
from twgnet.focal.rules.load import load_rules
from twgnet.focal.sensitivity import move_weights
from twgnet.model.focal import Rules

__all__ = [
    "Deliberation",
    "Given",
    "Rules",
    "deliberate",
    "explain_choice",
    "list_endings",
    "load_given",
    "load_people",
    "load_rules",
    "load_seats",
    "move_weights",
    "propose",
]

check_all(__all__, globals())
