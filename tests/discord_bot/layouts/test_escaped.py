"""Text of the base as Discord shows it: letter by letter."""

from __future__ import annotations

import pytest

from bot.discord_bot.layouts import escaped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a*b_c~d|e`f", r"a\*b\_c\~d\|e\`f"),
        ("back\\slash", "back\\\\slash"),
        ("<@1> <#2> <t:3> </ask:4> <:x:5>", r"\<@1> \<#2> \<t:3> \</ask:4> \<:x:5>"),
        ("[text](https://example.org/a_b)", r"\[text](https://example.org/a_b)"),
        ("https://example.org/a_b*c d_e", r"https://example.org/a_b*c d\_e"),
        ("https://* no link* ~x~", r"https://\* no link\* \~x\~"),
        ("https://x.y/a_b. c_d", r"https://x.y/a_b. c\_d"),
        ("12. no list", r"12\. no list"),
        ("12.5 cranes", "12.5 cranes"),
        ("||no spoiler|| ```ansi", r"\|\|no spoiler\|\| \`\`\`ansi"),
        ("@everyone <@&1> <id:home>", r"@everyone \<@&1> \<id:home>"),
        ("# no heading", r"\# no heading"),
        ("-# no small print", r"\-# no small print"),
        ("> no quote", r"\> no quote"),
        ("5 > 4 - 1 # 2", "5 > 4 - 1 # 2"),
    ],
)
def test_a_text_of_the_base_is_shown_letter_by_letter(text: str, shown: str) -> None:
    assert escaped(text) == shown
