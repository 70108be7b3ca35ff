"""General wording of English questions in chat: nothing here knows any one fact base."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

# What a question asks for.
QuestionType = Literal[
    "number", "share", "when", "where", "who", "why", "which", "opinion", "name", "figure"
]

CHAT_SPELLINGS = {
    "abt": "about",
    "aint": "is not",
    "arent": "are not",
    "atm": "at the moment",
    "bc": "because",
    "bcuz": "because",
    "btwn": "between",
    "cannot": "can not",
    "cant": "can not",
    "couldnt": "could not",
    "coz": "because",
    "cud": "could",
    "cuz": "because",
    "da": "the",
    "dat": "that",
    "dem": "them",
    "dey": "they",
    "didnt": "did not",
    "diff": "different",
    "dis": "this",
    "doesnt": "does not",
    "dont": "do not",
    "gonna": "going to",
    "gov": "government",
    "govt": "government",
    "hadnt": "had not",
    "hasnt": "has not",
    "hav": "have",
    "havent": "have not",
    "hes": "he is",
    "howd": "how did",
    "hows": "how is",
    "hw": "how",
    "im": "i am",
    "info": "information",
    "isnt": "is not",
    "itll": "it will",
    "ive": "i have",
    "mil": "military",
    "n": "and",
    "nades": "grenades",
    "nd": "and",
    "num": "number",
    "pct": "percent",
    "peeps": "people",
    "ppl": "people",
    "r": "are",
    "resp": "responsibility",
    "rn": "right now",
    "sat": "saturday",
    "shes": "she is",
    "shouldnt": "should not",
    "shud": "should",
    "smth": "something",
    "thats": "that is",
    "theres": "there is",
    "theyre": "they are",
    "theyve": "they have",
    "tho": "though",
    "thru": "through",
    "tht": "that",
    "tn": "tonight",
    "u": "you",
    "ur": "your",
    "usa": "america",
    "vs": "versus",
    "w": "with",
    "wanna": "want to",
    "wasnt": "was not",
    "wat": "what",
    "wats": "what is",
    "wen": "when",
    "wer": "where",
    "werent": "were not",
    "weve": "we have",
    "whatd": "what did",
    "whats": "what is",
    "whend": "when did",
    "whens": "when is",
    "whered": "where did",
    "wheres": "where is",
    "whod": "who did",
    "whos": "who is",
    "whr": "where",
    "whyd": "why did",
    "whys": "why is",
    "wid": "with",
    "wont": "will not",
    "wouldnt": "would not",
    "wud": "would",
    "wut": "what",
    "wuts": "what is",
    "y": "why",
    "youre": "you are",
    "yr": "year",
}

# "Sat" and "mil" are spelled out only where they can be nothing else: "who sat there", "2 mil".
BEFORE_SATURDAY = frozenset(
    "after before by early every for from last late next of on since that this till until".split()
)
AFTER_SATURDAY = frozenset("afternoon attack attacks evening morning night".split())

# Said around a question, and part of none but behind "how": "how quickly".
FILLERS = frozenset(
    """
    hey hi hello hiya yo sup greetings gm gn dear please pls plz thanks thank thx ty cheers lol lmao
    lmfao rofl haha hahaha omg wtf ngl tbh imo imho fr frfr smh idk btw wow ok okay okey umm um uh
    hmm hm eh ah oh well kinda sorta rly really actually basically literally just quick quickly
    anyway anyways
    """.split()
)

# Whom or how one greets, but only before a question or, the first ones, behind it.
VOCATIVES = frozenset("bro bruh dude fam folks frens guys lads man mate".split())
GREETED = VOCATIVES | {"all", "everybody", "everyone", "morning", "afternoon", "evening"}
AFTER_GREETING = frozenset(
    "can could did do does how tell what when where which who whose why".split()
)
# "The man", "how many folks": what follows is no vocative.
BEFORE_NOUN = frozenset(
    """
    a all an any bad by few for more many no of one other security some that the their these this
    those to with
    """.split()
)

STOPWORDS = frozenset(
    """
    a about above after again all also am an and any are as at be because been before being below
    between both but by can could did do does doing down during each else even ever few for from
    further get got had has have having he her here hers him his how i if in into is it its itself
    just know like me more most much my no nor not now of off on once one only or other our out
    over own s same she should so some such t tell than that the their them then there these they
    this those though through to too under until up us very want was we were what when where which
    while who whom whose why will with would you your
    """.split()
)

# Words around a question that say how it is asked, not what. Each pattern comes with the words one
# of which it needs, at an edge of the text where it stands there: looking words up is far cheaper
# than searching.
_REPORT = r"(?:report|article|piece|source|text|story)"
_SAY = r"(?:say|says|said|saying|posted|claims|claim|told me|tells me|insist|insists)"
_PEOPLE = (
    r"(?:someone|somebody|people|everyone|a guy|a friend|my friend|members|they|twitter"
    r"|the internet|unconfirmed reports?|reports?)"
)
_REPORTS = "report article piece source text story"
FRAMES: tuple[tuple[str, str], ...] = (
    ("check", r"\b(?:fact|source|rumou?r|quick|sanity|reality) check(?: please| this)?\b"),
    ("verify confirm please", r"^(?:please )?(?:verify|confirm)(?: this| please)*\b"),
    (
        "can could would",
        (
            r"\b(?:can|could|would) (?:you|anyone|someone|somebody|we|i)(?: please)?"
            r" (?:confirm|verify|check|tell me|tell us|say|explain|state|provide|give me|list"
            r"|clarify|write|report)(?: whether| if| that)?\b"
        ),
    ),
    (
        "true correct right accurate fact case so",
        r"\bis it (?:true|correct|right|accurate|a fact|the case|so)(?: that)?(?! and)\b",
    ),
    (
        "true correct right accurate so legit fact",
        r"\b(?:is|are) (?:that|this|it) (?:true|correct|right|accurate|so|legit|a fact)$",
    ),
    (
        ("true false right correct no accurate yeah yes they it not legit cap fake what real nah"),
        (
            r"\b(?:true or false|(?:legit |real )?or (?:(?:is|was) (?:that|this|it|all that) )?"
            r"(?:just )?(?:fake|false|cap|what|nah)|true|right|correct|yes or no|accurate"
            r"|no cap|for real|yeah|yes|no|did they"
            r"|did not they|is it not|was not it)$"
        ),
    ),
    (
        "say says said saying posted claims claim told tells insist insists",
        rf"\b{_PEOPLE}(?: \w+){{0,4}}? {_SAY} (?:that )?\b",
    ),
    (
        "heard read saw seen told hear reckon believe think thought understand guess",
        (
            r"\b(?:i|we)(?: have| am| was)? ?(?:heard|read|saw|seen|told|hear|reckon|believe"
            r"|think|thought|understand|guess)(?: somewhere| on \w+)?(?: that)?\b"
        ),
    ),
    (
        "so heard apparently supposedly rumour",
        r"^(?:so i heard|heard|apparently|supposedly|rumour has it)(?: that)?\b",
    ),
    (
        "like want need trying curious",
        (
            r"\b(?:i|we) (?:would like|want|need|am trying|am curious)"
            r"(?: to (?:know|understand|find out|learn|check))?(?: about| whether| if)?\b"
        ),
    ),
    (
        "know idea",
        r"\bdo (?:you|we|they) (?:even )?(?:know|have any idea)(?: whether| if| about)?\b",
    ),
    ("tell give show remind", r"\b(?:tell|give|show|remind) (?:me|us)(?: about)?\b"),
    (_REPORTS, rf"\bwhat does the {_REPORT} say (?:about|on)\b"),
    (
        _REPORTS,
        (
            rf"\b(?:does|do|did) the {_REPORT} (?:say|mention|state|tell|claim|suggest)s?"
            r"(?: that| whether| if| anything about)?\b"
        ),
    ),
    (_REPORTS, rf"\b(?:according to|in|per) the {_REPORT}\b"),
    ("wondering curious", r"\b(?:wondering|curious)(?: whether| if| about)?\b"),
    ("so and but also wait then", r"^(?:so|and|but|also|wait|then) "),
)

TEXT_START = ""  # as the word before the first
_QUESTION_WORDS: Mapping[QuestionType, str] = {
    "number": "number numbers count counts toll tolls figure figures total totals",
    "share": "percent percentage percentages proportion fraction",
    "when": "when since",
    "where": "where",
    "who": "who whom whose",
    "why": "why because",
    "which": "which",
    "opinion": "justified deserve deserves",
    "name": "name names called identity identities",
}
QUESTION_WORDS: Mapping[str, QuestionType] = {
    word: question_type
    for question_type, found in _QUESTION_WORDS.items()
    for word in found.split()
}
_QUESTION_PAIRS: tuple[tuple[QuestionType, str, str], ...] = (
    ("number", "how", "many much large big"),
    ("share", "share", "of"),
    ("share", "what", "part"),
    ("when", "what", "day days date dates year time times month"),
    ("when", "how", "long"),
    ("when", "which", "day days"),
    ("where", "which", "city cities town towns place places area areas"),
    ("who", "which", "group groups country countries organisation organisations"),
    ("why", "what", "reason reasons motive motives cause causes caused"),
    ("why", "how", "come"),
    ("which", "what", "kind kinds sort sorts type types"),
    ("opinion", TEXT_START, "should"),
    ("opinion", "your", "opinion"),
    ("opinion", "whose", "fault"),
)
QUESTION_PAIRS: Mapping[tuple[str, str], QuestionType] = {
    (left, right): question_type
    for question_type, left, rights in _QUESTION_PAIRS
    for right in rights.split()
}
