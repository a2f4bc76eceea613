"""From a messy membership survey to a checked two-mode network, its gaps and its maps.

>>> import twgnet
>>> study = twgnet.build()
>>> study.gaps["group_id"].head(1).item() in set(study.groups["group_id"])
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from twgnet.errors import TwgnetError
    from twgnet.options import Options
    from twgnet.study import Study, build

__version__ = "0.2.0"
__all__ = ["Options", "Study", "TwgnetError", "__version__", "build"]

_HOMES = {
    "Options": "twgnet.options",
    "Study": "twgnet.study",
    "TwgnetError": "twgnet.errors",
    "build": "twgnet.study",
}


_STAGES = ("focal", "gaps", "measures", "network", "read", "reconcile", "render")


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that importing twgnet costs nothing."""
    if name in _STAGES:
        return import_module(f"twgnet.{name}")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'twgnet' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
