"""The peer we measure against."""

import sys
import warnings
from types import ModuleType
from typing import Any


def bw2calc() -> ModuleType:
    """bw2calc without bw2data, which would create a project in the user's data folder."""
    modules: dict[str, Any] = sys.modules
    hidden = "bw2data" not in modules
    if hidden:
        modules["bw2data"] = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import bw2calc as module
    finally:
        if hidden:
            del modules["bw2data"]
    assert isinstance(module, ModuleType)
    return module
