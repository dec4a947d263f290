"""Enters an edition in the lock of published editions: ``python tools/publish_edition.py STANDARD@YEAR``.

The edition's own file has to say ``status: published`` first; from then on it may not change.
"""

import sys

from footprint.rules.edition import folder_digest
from footprint.rules.published import publish
from footprint.rules.registry import edition_folder

if __name__ == "__main__":
    folder = edition_folder(sys.argv[1])
    publish(folder, folder_digest(folder))
