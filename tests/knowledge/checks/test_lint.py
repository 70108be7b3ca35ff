"""The editorial rules that a program can hold a curator to."""

from __future__ import annotations

import pytest

from tests.knowledge.conftest import Changed

REPORTED = "The walkout left forty ships waiting in Port Selby."
CLAIMED = "She asked everybody to stay calm."
NOTE = "The report does not say when the cranes were damaged."
QUESTION = "What did the mayor call for?"
TITLE = "The cranes, as each side tells it"
WHAT = "when the walkout will end"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (REPORTED, "Terrorists left ships waiting.", "in 'statement': the word 'Terrorists' takes"),
        (NOTE, "It calls them bad guys.", "in 'note': the word 'bad guys' takes a side; name the"),
        (QUESTION, "What did the enemies call for?", "in 'question': the word 'enemies' takes a"),
        (TITLE, "The enemy and the cranes", "in 'title': the word 'enemy' takes a side"),
        (WHAT, "when terrorism will end", "in 'what': the word 'terrorism' takes a side"),
        ("label: Unchecked", "label: Enemies", "in 'label': the word 'Enemies' takes a side"),
        ("name: Mayor Ada Quill", "name: Enemy Quill", "in 'name': the word 'Enemy' takes a side"),
        ("It dismisses the accusation.", "It denies it.", "the word 'denies'; write 'dismisses'"),
        ("Dozens of cranes had been", "It denies that cranes had been", "the word 'denies'; write"),
        (TITLE, "The cranes and the denial", "in 'title': the word 'denial'; write 'dismisses'"),
        (CLAIMED, '"Yes, stay calm."', "it begins with 'Yes', which reads as an answer of the bot"),
        (NOTE, "No, nobody knows.", "in 'note': it begins with 'No', which reads as an answer"),
        (NOTE, "It is not said that this is true.", "'is true' is a verdict; say what is reported"),
        (REPORTED, "Forty ships are confirmed.", "'are confirmed' is a verdict"),
        (
            CLAIMED,
            "She called for calm — confirmed!",
            "it ends with 'confirmed', which reads as an",
        ),
        (NOTE, "Was it planned? No.", "in 'note': it ends with 'No', which reads as an answer"),
        (NOTE, "The answer is no, it seems.", "'answer is no' is a verdict"),
        (CLAIMED, "She pinged @everyone.", "'@everyone' is a link or a ping; say it in words"),
        (NOTE, "It is meant for @here only.", "in 'note': '@here' is a link or a ping"),
        (CLAIMED, "She points to https://example.org/x", "'https://example.org/x' is a link"),
        (CLAIMED, "She points to WWW.example.org", "'WWW.example.org' is a link or a ping"),
        (CLAIMED, "Join us at discord.gg/abc", "'discord.gg/abc' is a link or a ping"),
        (CLAIMED, "See discord.com/invite/abc", "'discord.com/invite/abc' is a link or a ping"),
        (TITLE, "steam://run/1", "in 'title': 'steam://run/1' is a link or a ping"),
        ("name: Mayor Ada Quill", "name: mailto:ada@quill.example", "in 'name': 'mailto:ada@quill"),
        ("title: Harbour at a standstill", "title: http://a.example", "in 'title': 'http://a.ex"),
        ("when: Tuesday", "when: Tuesday @here", "in 'when': '@here' is a link or a ping"),
        (QUESTION, "What did the mayor call for", "it is not one question; write one sentence"),
        (QUESTION, "Calm? What did the mayor say?", "it is not one question; write one sentence"),
        (QUESTION, "Did the mayor really call for calm?", "'really' suggests an answer; ask so"),
        (QUESTION, "Didn't the mayor call for calm?", "'Didn't' suggests an answer"),
        (QUESTION, "She called for calm, right?", "'right?' suggests an answer"),
        (WHAT, "When will it end?", "it ends like a sentence; write what reads on after 'does not"),
        (NOTE, "This is unchecked.", "the caveat 'sides-unchecked' is written out, and is shown"),
        (
            CLAIMED,
            "On Tuesday she asked for calm.",
            "list the fact in the event 'walkout', or take the date out",
        ),
        (
            CLAIMED,
            "In 1948 she asked for calm.",
            "take the date out (a count takes a comma: 1,200)",
        ),
        (REPORTED, "Ships waited on Wednesday.", "'Wednesday' is the 'when' of no event that list"),
        (
            TITLE,
            "The cranes in May 2024",
            "'May 2024' is the 'when' of no event; add an event, {",
        ),
        (
            WHAT,
            "whether it ends on Friday",
            "'Friday' is the 'when' of no event; add an event, {",
        ),
    ],
)
def test_what_breaks_an_editorial_rule_is_told(
    changed: Changed, old: str, new: str, told: str
) -> None:
    assert any(told in problem for problem in changed((old, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (CLAIMED, "She called them terrorists and enemies of the port."),
        (CLAIMED, "She “denies everything”."),
        (CLAIMED, "She denied having been there."),
        (REPORTED, "Forty ships were denied entry to Port Selby."),
        (NOTE, "The report's words are “it is confirmed”."),
        (NOTE, "Nobody is named; truth is not the report's word."),
        (QUESTION, "Have the statements been checked?"),
        (REPORTED, "On Tuesday forty ships were left waiting in Port Selby."),
        (REPORTED, "The walkout left 1,200 ships waiting."),
        (WHAT, "what happened after Tuesday"),
        (REPORTED, "The statements are unchecked."),
        (CLAIMED, "Asked whether it was planned, she said “no”."),
        (CLAIMED, "She said no."),
        (CLAIMED, "She named everyone here, and wrote to ada@quill.example about discord."),
        ("title: Harbour at a standstill", "title: Terrorists at the harbour"),
    ],
)
def test_what_keeps_to_the_rules_passes(changed: Changed, old: str, new: str) -> None:
    assert changed((old, new)) == []
