"""General wording of English questions in chat: nothing here knows any one fact base."""

from __future__ import annotations

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
# "one" stays a word: it is a pronoun far more often than a figure.
NUMBER_WORDS = {word: str(value) for value, word in enumerate(_UNITS) if word != "one"}
TENS = {
    word: str(10 * value)
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}

CHAT_SPELLINGS = {
    "abt": "about",
    "aint": "is not",
    "arent": "are not",
    "atm": "at the moment",
    "bc": "because",
    "btwn": "between",
    "cannot": "can not",
    "cant": "can not",
    "couldnt": "could not",
    "coz": "because",
    "cuz": "because",
    "didnt": "did not",
    "diff": "different",
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
    "smth": "something",
    "thats": "that is",
    "theres": "there is",
    "theyre": "they are",
    "theyve": "they have",
    "tho": "though",
    "thru": "through",
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
    "whats": "what is",
    "whens": "when is",
    "wheres": "where is",
    "whos": "who is",
    "whr": "where",
    "whys": "why is",
    "wont": "will not",
    "wouldnt": "would not",
    "wut": "what",
    "wuts": "what is",
    "y": "why",
    "youre": "you are",
    "yr": "year",
}

# Said around a question, and part of none.
FILLERS = frozenset(
    """
    hey hi hello hiya yo sup greetings gm gn morning evening dear folks guys everyone bro bruh dude
    man mate fam frens lads please pls plz thanks thank thx ty cheers lol lmao lmfao rofl haha
    hahaha omg wtf ngl tbh imo imho fr frfr smh idk btw wow ok okay okey umm um uh hmm hm eh ah oh
    well kinda sorta rly really actually basically literally just quick quickly anyway anyways
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
