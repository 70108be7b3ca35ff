"""A second invented fact base: a flood that three reports of different days tell of.

A toll that two later reports give anew, a figure that is taken back, a bridge that opens again,
and a claim that a later report says to have checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge import Loaded, load
from tests.world import settle

if TYPE_CHECKING:
    from pathlib import Path

FLOOD = """\
sources:
  - {id: monday-report, title: Flood in Arden, published: Monday, paragraphs: 6}
  - {id: midweek-report, title: Arden after the flood, publisher: Arden Post, paragraphs: 6}
  - {id: friday-report, title: What the water left, published: Friday, paragraphs: 4}

actors:
  - {id: police, name: the Arden police, short: the police, aliases: [officers]}
  - {id: hospital, name: Arden Hospital, short: the hospital}
  - {id: council, name: the town council, short: the council}

caveats:
  - id: monday-unchecked
    label: Unchecked
    text: No figure of the authorities could be checked so far.
    source: monday-report
    paragraphs: [2]
    covers: [police, council]

facts:
  - id: toll-first
    question: How many deaths did the police count at first?
    statement: It counts at least 15 people killed by the water.
    claimant: police
    source: monday-report
    paragraphs: [1]
    asks:
      - how many people died
      - how many people were killed in the flood
      - death toll of the flood
      - number of dead
  - id: toll-second
    question: How many deaths does the hospital count?
    statement: The death toll has risen to 19.
    claimant: hospital
    updates: [toll-first]
    source: midweek-report
    paragraphs: [2]
    asks:
      - how many bodies did the hospital receive
      - death toll after the flood
      - how many victims are there
  - id: homes-damaged
    question: How many homes does the council say were damaged?
    statement: It says 400 homes were damaged.
    claimant: council
    source: monday-report
    paragraphs: [3]
    asks: [how many homes were damaged, number of houses hit, damage to houses]
  - id: homes-withdrawn
    question: What became of the council's figure of damaged homes?
    statement: It withdraws its figure, in which whole streets were counted twice.
    claimant: council
    retracts: [homes-damaged]
    source: midweek-report
    paragraphs: [4]
    asks: [why was the number of homes withdrawn, were streets counted twice]
  - id: bridge-closed
    question: What happened to the old bridge in the flood?
    statement: The old bridge is closed to all traffic.
    source: monday-report
    paragraphs: [4]
    asks: [is the bridge closed, can I cross the old bridge, state of the bridge]
  - id: bridge-open
    question: When did the old bridge open again?
    statement: The old bridge is open again to cars, but not to lorries.
    updates: [bridge-closed]
    source: midweek-report
    paragraphs: [5]
    asks: [is the bridge open, are lorries allowed on the bridge]
  - id: missing
    question: How many people do the police say are missing?
    statement: It says that 3 people are missing.
    claimant: police
    lifted:
      monday-unchecked:
        why: The later report says that it confirmed the figure with the families.
        by: midweek-report
    source: monday-report
    paragraphs: [5]
    asks: [how many are missing, missing persons, who has not been found]
  - id: rain
    question: How much rain fell?
    statement: In one night, 90 millimetres of rain fell.
    source: monday-report
    paragraphs: [6]
    asks: [how much did it rain, amount of rain, rainfall]
  - id: school
    question: What did the council say about the school?
    statement: The school stays shut until the cellar is dry.
    claimant: council
    source: friday-report
    paragraphs: [3]
    asks: [is the school open, when do lessons begin again, school closure]

topics:
  - id: tolls
    title: Deaths and missing people
    question: What is said about deaths and missing people?
    facts: [toll-first, missing, toll-second]
    asks: [all figures of dead and missing, casualties of the flood]

unknowns:
  - {id: cost, what: what the damage costs, see: [homes-damaged], asks: [cost of the flood]}

events:
  - {id: night, when: the first night, order: 10, facts: [rain, toll-first, bridge-closed]}
  - {id: after, when: in the days after, order: 20, facts: [toll-second, bridge-open]}

synonyms:
  - [killed, died, dead, deaths, bodies, victims]
  - [homes, houses]

golden:
  - {question: how many lives did the water take, expect: [toll-first]}
  - {question: who won the cup final, abstain: true}
"""
# A third day, for a row of updates: to be put before "topics:".
LAST_TOLL = """\
  - id: toll-last
    question: How many deaths did the police count in the end?
    statement: It counts 21 people killed, among them 2 children.
    claimant: police
    updates: [toll-second]
    source: friday-report
    paragraphs: [1]
    asks: [final death toll, how many children died]

"""


def with_last_toll(text: str = FLOOD) -> str:
    """Return the base with a third toll, that updates the second."""
    return text.replace("topics:\n", f"{LAST_TOLL}topics:\n", 1)


def write_flood(folder: Path, text: str = FLOOD) -> Path:
    """Write the base into `folder` (made if need be), and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "flood.yaml").write_text(text, encoding="utf-8")
    return settle(folder)


def load_flood(folder: Path, text: str = FLOOD) -> Loaded:
    """Write the base into `folder` and load it."""
    return load(write_flood(folder, text))
