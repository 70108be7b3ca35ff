"""A small invented fact base: a strike in a harbour town, told by two sides and a report.

Tests of every package build on it; what it holds is meant to be read in a minute.
"""

from __future__ import annotations

import os
from hashlib import sha256
from textwrap import dedent
from typing import TYPE_CHECKING

from bot.knowledge import Loaded, load

if TYPE_CHECKING:
    from pathlib import Path

SOURCE_TEXT = dedent("""\
    Dock workers in Port Selby walked out on Tuesday, and forty ships could not be unloaded.

    The Harbour Board says 12 cranes were damaged. It accuses the union of planning the damage, an
    accusation the Selby Dockers' Union dismisses.

    The union says dozens of cranes had been broken for years. None of the statements by either
    side could be checked independently.

    Mayor Ada Quill called for calm. The harbour handles 44% of the island's goods.
""")

LONG_AGO = 1_000_000_000  # seconds since 1970

_WORLD = """\
sources:
  - id: harbour-report
    title: Harbour at a standstill
    paragraphs: 4
    sha256: {sha256}

actors:
  - {{id: harbour-board, name: the Harbour Board, short: the Board, aliases: [port authority]}}
  - {{id: dockers-union, name: the Selby Dockers' Union, short: the union, aliases: [dockers]}}
  - {{id: mayor, name: Mayor Ada Quill, aliases: [ada quill, quill]}}

caveats:
  - id: sides-unchecked
    label: Unchecked
    text: Neither side's statements could be checked independently.
    source: harbour-report
    paragraphs: [3]
    covers: [harbour-board, dockers-union]

facts:
  - id: ships-waiting
    question: How many ships could not be unloaded?
    statement: The walkout left forty ships waiting in Port Selby.
    source: harbour-report
    paragraphs: [1]
    time_bound: true
    asks: [number of ships waiting, how many vessels are stuck, ships not unloaded]
    not_asks: [how many ships sank]

  - id: cranes-damaged
    question: How many cranes does the Harbour Board say were damaged?
    statement: It says 12 cranes were damaged.
    claimant: harbour-board
    source: harbour-report
    paragraphs: [2]
    note: The report does not say when the cranes were damaged.
    asks: [how many cranes were damaged, crane damage, board count of broken cranes]

  - id: union-accused
    question: What does the Harbour Board accuse the union of?
    statement: It accuses the union of having planned the damage.
    claimant: harbour-board
    about: [dockers-union]
    source: harbour-report
    paragraphs: [2]
    asks: [what is the union accused of, who planned the damage, accusation against the dockers]

  - id: union-dismissal
    question: How does the union respond to the accusation?
    statement: It dismisses the accusation.
    claimant: dockers-union
    dismisses: [union-accused]
    source: harbour-report
    paragraphs: [2]
    curator_note: The report gives no reasons.
    asks: [did the union admit it, the dockers answer to the accusation]

  - id: cranes-old
    question: What does the union say about the state of the cranes?
    statement: Dozens of cranes had been broken for years.
    claimant: dockers-union
    differs: [cranes-damaged]
    source: harbour-report
    paragraphs: [3]
    asks: [were the cranes broken before, how old is the damage]

  - id: mayor-calm
    question: What did the mayor call for?
    statement: She asked everybody to stay calm.
    claimant: mayor
    source: harbour-report
    paragraphs: [4]
    asks: [what did ada quill say, reaction of the mayor]

  - id: goods-share
    question: What share of the island's goods does the harbour handle?
    statement: Of the goods of the island, 44 % go through the harbour.
    source: harbour-report
    paragraphs: [4]
    asks: [percentage of goods, how important is the harbour]

topics:
  - id: cranes
    title: The cranes, as each side tells it
    question: What is said about the cranes?
    facts: [cranes-damaged, cranes-old]
    asks: [tell me about the cranes, both versions of the crane story]

unknowns:
  - id: strike-end
    what: when the walkout will end
    see: [ships-waiting]
    asks: [when is the strike over, how long will it last]

  - id: wage-demand
    what: what pay the dockers ask for
    asks: [how much money do they want, wage demand]

events:
  - {{id: walkout, when: Tuesday, order: 10, facts: [ships-waiting]}}
  - {{id: call, when: after the walkout (no day given), order: 20, facts: [mayor-calm]}}

synonyms:
  - [ships, vessels, boats]
  - [damaged, broken, wrecked]

golden:
  - {{question: how many boats wait in the port, expect: [ships-waiting]}}
  - {{question: who is blamed for the cranes, expect: [union-accused], also: [union-dismissal]}}
  - {{question: who won the cup final, abstain: true}}
"""


def world_yaml() -> str:
    """Return the whole base as one YAML file."""
    return _WORLD.format(sha256=sha256(SOURCE_TEXT.encode()).hexdigest())


def write_world(folder: Path) -> Path:
    """Write the base into `folder` (made if need be), and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "world.yaml").write_text(world_yaml(), encoding="utf-8")
    return settle(folder)


def settle(folder: Path) -> Path:
    """Make everything in the folder look as though written long ago, so that nothing waits."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            os.utime(path, (LONG_AGO, LONG_AGO))
    return folder


def load_world(folder: Path) -> Loaded:
    """Write the base into `folder` and load it."""
    return load(write_world(folder))
