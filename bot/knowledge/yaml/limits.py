"""How much a fact base may hold before it is refused unread: bounds for time and memory.

A base of 100,000 phrasings is about 6 MB and 150,000 events, so honest bases stay below. The most
hostile folders tried so far take two seconds and 130 MB (`tests/knowledge/hostile_bases.py`).
"""

from __future__ import annotations

MEGABYTE = 1024 * 1024

MAX_FILE_BYTES = 8 * MEGABYTE
MAX_TOTAL_BYTES = 8 * MEGABYTE
MAX_ENTRIES = 2_000  # files of any kind and folders, all together
MAX_DEPTH = 32  # nesting inside one file
MAX_EVENTS = 160_000  # YAML events of all files together
MAX_SHOWN_CHARACTERS = 3_000_000  # of all texts that people read
MAX_SCALAR_LENGTH = 10_000  # characters of one text
MAX_LIST_LENGTH = 1_000  # items of a list inside a record
MAX_CAVEATS = 4  # of one fact: they have to fit into one message with it
MAX_PROBLEMS = 500  # problems reported at once
MAX_COMPARED = 2_000  # ids compared with one that does not exist, to say which was meant
MAX_QUOTED = 60  # characters of a file's own text that a message repeats
