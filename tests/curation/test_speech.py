"""Who says something in a sentence."""

from __future__ import annotations

import pytest

from bot.curation.speech import AGAIN, Speech, speech_in


@pytest.mark.parametrize(
    ("sentence", "verb", "speaker"),
    [
        ("Police said 3,000 litres spilled.", "said", "police"),
        ("Quill told reporters on Tuesday.", "told", "Quill"),
        ("The Harbour Board says 12 cranes were damaged.", "says", "the Harbour Board"),
        ("On Monday the ministry said no.", "said", "the ministry"),
        ("In May, the Harbour Board warned of it.", "warned", "the Harbour Board"),
        ("It accuses the union of planning.", "accuses", AGAIN),
        ("A claim the Selby Dockers' Union dismisses.", "dismisses", "the Selby Dockers' Union"),
        ("Mayor Ada Quill called for calm.", "called", "Mayor Ada Quill"),
        ("Officials in Selby said at least 12 died.", "said", "officials"),
        ("A spokesman for the Harbour Board said no.", "said", "the Harbour Board"),
        ("The minister, Omar Lund, has denied it.", "denied", "Omar Lund"),
        ("Omar Lund, the minister, denied it.", "denied", "Omar Lund"),
        ("Omar Lund, of the Harbour Board, denied it.", "denied", "Omar Lund"),
        ("His rival, the former judge Mira Doss, promised more.", "promised", "Mira Doss"),
        ("Rail operator Nordbahn later confirmed it.", "confirmed", "Nordbahn"),
        ("Selby's harbour office says it is closed.", "says", "Selby's harbour office"),
        ("local residents say so", "say", "local residents"),
        ("The regional health ministry said so.", "said", "the regional health ministry"),
        ("A very slow old port office said so.", "said", "old port office"),
        ('"We did it," said Ada Quill, the mayor.', "said", "Ada Quill"),
        ('"Nobody knows," police said on Monday.', "said", "police"),
        ("\u201cIt is over,\u201d said the old captain of the ship.", "said", "the old captain"),
        ("He was accused by the opposition of fraud.", "accused", "the opposition"),
        ("The crew was accused of negligence.", "accused", None),
        ("Mayor Lien apologised to all and announced help.", "apologised", "Mayor Lien"),
        ("Mayor Lien wept and announced help.", "announced", "Mayor Lien"),
        ("The mayor wept, and later promised help.", "promised", None),
        ("She wept and promised help.", "promised", AGAIN),
        ("In all this she wept and promised help.", "promised", None),
        ("The company denies that.", "denies", None),
        ("The Saint Olav clinic said so.", "said", "clinic"),
        ("Twelve died, according to the health ministry.", "according to", "the health ministry"),
        ("\u201cIt is over,\u201d said old shopkeeper Lino Dias, 44.", "said", "Lino Dias"),
        ("According to the harbour master of Selby, no.", "according to", "the harbour master"),
        ("According to Reuters, twelve died.", "according to", "Reuters"),
        ("According to 12 people, yes.", "according to", None),
        ("Whoever that said.", "said", None),
        ("said so", "said", None),
    ],
)
def test_the_subject_of_a_verb_of_saying_speaks(
    sentence: str, verb: str, speaker: str | None
) -> None:
    assert speech_in(sentence) == Speech(verb, speaker)


@pytest.mark.parametrize(
    "sentence",
    [
        "Trains were halted.",
        "Neither side's claims have been verified.",
        "The claims of both sides differ.",
        "Restaurants were told to close.",
    ],
)
def test_without_a_verb_of_saying_nobody_speaks(sentence: str) -> None:
    assert speech_in(sentence) is None
