"""A study in a few lines: what `print(study)` shows."""

from __future__ import annotations

from twgnet.model.message import message
from twgnet.model.network import Network
from twgnet.model.survey import Survey
from twgnet.wording.catalogue import say


def summarise(survey: Survey, network: Network, invited: int | None, answered: int) -> str:
    """Sum up what was read: the survey, how many are in the network, how many answered."""
    parts = {
        "organisations": len(network.organisations),
        "groups": len(network.groups),
        "interests": len(network.interests),
    }
    lines = [
        message("summary.title", title=survey.title or survey.source),
        message("summary.network", **parts),
        message("summary.response", answered=answered, invited=invited) if invited else message("summary.unknown"),
    ]
    return "\n".join(map(say, lines))
