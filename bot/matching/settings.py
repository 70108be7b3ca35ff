"""Every number that drives the matcher, with what was measured of it.

The three figures after a value are those of `make ablate SETTINGS=1`: how often the nearest entry
is the right one, for the golden questions and for the graded ones of
`tests/data/questions-dev.jsonl`, and the cross-validated loss of the confidence. They were taken on
an earlier shipped base (revision b7f005111e41), where the settings as they are gave 91.3, 91.8 and
.154; compare them with those, not with today's base, which gives 92.8, 95.1 and .169 (revision
271bc0524e44). A golden question is 0.4 points, a graded one 0.8. Equal figures mean that the number
decides nothing there, and its comment says what it is for.

Measured anew on revision 271bc0524e44: `length_share` 0.3: 94.6 95.1 .170; `reranked_phrasings` 16:
93.8 94.3 .145; `reranker_weight` 0.4: 92.4 95.9 .156; `reranker_steps` 12: 93.8 93.4 .150.

Better figures stand beside some: ranking is not all. Before such a number is changed, near misses
and wrong answers have to be counted too (`bot evaluate`) and the confidence fitted anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Settings:
    """Every number that drives the matcher; the words before each say what it is."""

    # --- Text. Limits of size and of memory; half and double change none of the three figures.

    # Characters; a Discord message of a member without Nitro holds 2,000.
    text_length: int = 2_000
    # Words of a text that are compared; 60 and 240 alike.
    max_words: int = 120
    # Words whose stem is kept.
    cached_words: int = 200_000
    # Texts shown to readers whose names are kept.
    cached_texts: int = 10_000
    # Letters of the shortest word repaired. 2: 91.3 91.8 .152; 8: 90.9 91.8 .156.
    shortest_repaired: int = 4
    # The same for words with two slips. 4: 91.3 91.8 .152; 16: 91.3 91.8 .154.
    shortest_repaired_twice: int = 8
    # Words before a name among which "according to" may stand. 2 and 8: 91.3 91.8 .153.
    attribution_words: int = 4

    # --- Features: what each type counts, by its first letter (see `ranking.features`).
    # stem s       half: 91.3 94.3 .154; double: 89.9 92.6 .160
    # figure f     half: 91.3 91.8 .155; double: 90.9 91.8 .161
    # pair p       half: 90.6 93.4 .161; double: 90.6 92.6 .150
    # meaning m    half: 91.3 91.0 .151; double: 91.7 91.8 .149
    # actor n      half: 91.3 91.8 .153; double: 91.3 91.8 .161
    # attribution a  half: 90.9 91.8 .155; double: 91.3 91.8 .161
    # question type k  half: 91.3 91.8 .158; double: 92.0 92.6 .155
    feature_weights: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType(
            {"s": 1.0, "f": 0.6, "p": 0.45, "m": 0.7, "n": 0.6, "a": 0.7, "k": 0.6}
        )
    )
    # What the stem of a stop word counts. 0.3: 91.3 91.8 .162; 1.2: 92.0 93.4 .147.
    stopword_weight: float = 0.6

    # --- TF-IDF rows.

    # What a statement counts, a phrasing being 1. 0.3: 91.3 91.8 .154; 1.2: 91.3 91.8 .151.
    statement_weight: float = 0.6
    # What a phrasing by rule counts in an entry of no phrasings; less with each one of those, and
    # nothing from `enough_phrasings` on. The best answer is right in copies of 5 phrasings and of
    # 10 with 20 unknowns (graded / golden, three draws), with 0: 69.1 / 77.8 and 77.0 / 82.6;
    # with 0.4: 70.8 / 79.8 and 77.3 / 83.0; with 0.6: 71.3 / 80.0 and 77.3 / 83.3.
    rule_weight: float = 0.4
    enough_phrasings: int = 12
    # What a synonym that serves any base counts in a base of no phrasings; less with each one an
    # entry, and nothing from `phrasings_without_general` on, where people have written their own.
    # On 31 questions to an invented story of 7 facts with 5 phrasings each the best answer comes
    # first in 67.7 % with 0, in 74.2 with 0.3, 0.5 and 0.7; in a base of 30 phrasings an entry it
    # would show more off-topic questions (9.7 of 100 for 8.3).
    general_weight: float = 0.5
    phrasings_without_general: int = 20
    # What an unseen stem counts, the rarest feature being 1. 0.3: 91.3 91.8 .153; 1.2: .154.
    unseen_weight: float = 0.6
    # As how many entries the off-topic background counts. 10: 91.3 91.8 .153; 40: 92.0 91.8 .151.
    background_entries: int = 20

    # --- Centroids.

    # Share of a centroid's length divided away. 0.3: 94.2 94.3 .148; 1.2: 78.6 81.1 .173.
    length_share: float = 0.6
    # Self-similarity where no entry has two phrasings: there it is the same for all and ranks
    # nothing. 0.25 and 1: 91.3 91.8 .154, and .403 without unknowns, as 0.5.
    lone_similarity: float = 0.5
    # What a trigram counts. 0: 91.7 92.6, and one more near miss of the graded questions answered;
    # 0.15: 91.7 91.8 .158; 0.6: 91.7 92.6 .153. It need not depend on the number of phrasings: in
    # the copies named at `rule_weight` the best answer is right with 0 in 72.7 / 78.4 and 76.2 /
    # 82.6, with 0.3 in 70.8 / 79.8 and 77.3 / 83.0, with 0.45 in 69.7 / 80.4 and 76.8 / 82.6.
    trigram_weight: float = 0.3
    # Share of the entries from which on a feature's row is kept dense: for speed alone.
    dense_share: float = 1 / 8

    # --- Reranker.

    # Entries with the most evidence. 5: 91.3 92.6 .163; 20: 91.7 91.8 .161.
    nearest_entries: int = 10
    # Phrasings of each of them. 4: 91.7 91.0 .162; 16: 93.5 94.3 .148.
    reranked_phrasings: int = 8
    # Its exponent in the score. 0: 90.2 91.0, and one more wrong answer for golden, two for
    # graded questions; 0.1: 91.3 91.8 .155; 0.4: 92.0 95.9 .152.
    reranker_weight: float = 0.2
    # Phrasings of the median entry from which on it has a say. The best answer is right without
    # and with it, in draws of the named number of phrasings (golden / graded, mean of four): of 5,
    # 79.6 / 76.6 and 79.4 / 75.6; of 8, 84.5 / 79.3 and 83.5 / 78.5; of 12, 89.2 / 82.6 and 88.1 /
    # 81.4; of 16, 90.3 / 86.7 and 90.0 / 87.3; of 20, 92.8 / 91.0 and 92.6 / 90.2. From 16 on it
    # finds more unknowns: the nearest entry is right in 40.6 and 42.8 (golden).
    reranker_phrasings: int = 16
    # Of its weights (L2). 0.025: 92.0 92.6 .152; 0.1: 91.7 91.8 .153.
    reranker_penalty: float = 0.05
    # Steps of its training. 3: 91.3 91.8 .157; 12: 92.4 92.6 .147.
    reranker_steps: int = 6

    # --- Signals of the confidence; none of them ranks.

    # Ranks of everyday words by which order begins to tell: the first fifty or so are alike.
    alike_common: int = 50
    # Share of the answers from which on a name goes without saying. 0.25: .150; 1: .157.
    base_wide_share: float = 0.5
    # Share of an entry's phrasings from which on a type of question is usual. 0.1: .155; 0.4: .153.
    usual_share: float = 0.2
    # Share of the parts of the smaller of two entries that relates them. 0.3: .154; 1.2: .153.
    related_share: float = 0.6
    # Of the softmax over scores. 0.025: .153; 0.1: .156.
    softmax_temperature: float = 0.05
    # Of near miss against phrasing, as a cosine. -0.15: .152; -0.6: .155.
    near_miss_floor: float = -0.3
    # A name that other entries hold, one that none holds being 1. 0.25: .150; 1: .161.
    name_held_elsewhere: float = 0.5
    # Gap to the runner-up from which on it tells nothing more. 0.1: .150; 0.4: .155.
    widest_gap: float = 0.2
    # Entries behind the best. Loss without unknowns .403; of 2: .405; of 10: .405.
    crowd: int = 5
    # Below it evidence is no evidence. Loss without unknowns .403; 0.005: .403; 0.02: .404.
    faintest_evidence: float = 0.01
    # Unknowns: that none of so few is near tells half of what it tells of any number. Without this
    # two unknowns made the bot as sure as eighty do, and those written later took from it: of
    # copies of 10 phrasings with 0, 2, 10, 20, 40 and 80 unknowns (mean of four draws) 46.7, 57.4,
    # 53.5, 50.0, 49.4 and 46.1 % of the graded questions were answered rightly. With 4, fitted
    # anew, 46.7, 50.8, 51.6, 50.4, 49.4 and 46.3.
    few_unknowns: float = 4
    # Words from which on the length of a text tells nothing more: few questions are longer.
    longest_question: int = 15
    # Added to scores before their ratio is taken.
    faint_score: float = 0.02
    # Confidence in an answer one of whose phrasings the question is: what a human who wrote the
    # phrasing vouches for. More than an addressed question can need by default (0.95, where 1 in 20
    # answers may be wrong).
    exact_confidence: float = 0.97
    # Words of a phrasing, and the information of its content words, from which on it makes an
    # answer certain: "yes", "guns" or "is it true" may be about anything.
    certain_words: int = 2
    certain_information: float = 0.8

    # --- Explanations: nearest texts of an entry by which words are weighed; decides nothing.
    explained_texts: int = 5


SETTINGS = Settings()
