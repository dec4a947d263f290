"""Reads the data files of `labels`."""

from typing import Any

from footprint import resources
from footprint.strict_yaml.reader import load


def read(name: str) -> Any:
    """Content of one YAML file of the ``labels`` folder."""
    return load(resources.folder("labels") / name, f"labels/{name}").data
