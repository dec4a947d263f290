"""Finds the data folders that travel with the package."""

from pathlib import Path

_BUNDLED = Path(__file__).with_name("_bundled")
_CHECKOUT = Path(__file__).parent.parent


def folder(name: str) -> Path:
    """Path of ``inventories``, ``labels`` or ``examples``.

    Inside a wheel they lie under ``footprint/_bundled``; in a checkout beside the package. The working
    directory plays no part.

    Raises
    ------
    FileNotFoundError
        If the installation is incomplete.
    """
    for root in (_BUNDLED, _CHECKOUT):
        if (root / name).is_dir():
            return root / name
    raise FileNotFoundError(f"the installation lacks its '{name}' folder")
