"""Reads the data files of `labels`."""

from typing import Any

import yaml

from footprint import resources


def read(name: str) -> Any:
    """Content of one YAML file of the ``labels`` folder."""
    path = resources.folder("labels") / name
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
