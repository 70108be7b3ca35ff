"""Invented reports, as the tests of curation read them."""

from __future__ import annotations

from textwrap import dedent

DERAILMENT = dedent("""\
    A freight train carrying solvents left the rails near the town of Ostermoor on Thursday night,
    and at least 14 people were treated for burns, the regional fire service said.

    Six of the train's 22 wagons overturned. Fire chief Marta Kelling said three wagons were still
    burning on Friday and that some 1,200 residents had been told to leave their homes.

    The train drivers' union, German Train Drivers (GTD), said the driver had reported faulty brakes
    twice in March and accused Nordbahn of ignoring it. Nordbahn denied this. It said the train had
    been slow.

    Neither account could be independently verified.

    Kelling praised her crews. According to the transport ministry, there will be an inquiry. It
    is the second accident since 2019. She said so.
    """)
