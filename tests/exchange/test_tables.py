"""CSV and back: nothing is lost, nothing is run, and problems have their row and column."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import UsageError
from bot.exchange.base_json import as_base_json
from bot.exchange.cells import cell_of, text_of
from bot.exchange.read_tables import Table
from bot.exchange.tables import LONGEST_CELL, as_tables, columns_of, overlong_cells
from bot.knowledge import FactBase, load
from bot.knowledge.loader import assemble
from bot.knowledge.model import Document, Fact, Lifting
from bot.knowledge.records import LISTS, Collected, collect
from bot.knowledge.revision import revision_of
from bot.knowledge.texts import only_printable
from bot.knowledge.yaml.findings import Findings
from tests.world import load_world

ROOT = Path(__file__).parents[2]
FORMULA_SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20"


def is_printable(text: str) -> bool:
    try:
        return bool(only_printable(text))
    except ValueError:
        return False


TEXTS = (
    (
        st.text(
            st.sampled_from(f"{FORMULA_SIGNS}'\",;:|#()aé名שبع😀👍🏽  "), min_size=1, max_size=30
        )
        | st.text(min_size=1, max_size=30)
    )
    .map(str.strip)
    .filter(bool)
    .filter(is_printable)
)
NOTES = st.lists(TEXTS | st.sampled_from(["", "\t", "'", " "]), min_size=1, max_size=3).map(
    "\n".join
)
REASONS = st.dictionaries(
    st.sampled_from(["a", "b-c"]), TEXTS | st.builds(Lifting, why=TEXTS, by=st.just("later-report"))
)
FACTS = st.builds(
    Fact,
    id=st.sampled_from(["a-fact", "1948"]),
    question=TEXTS,
    statement=TEXTS,
    claimant=st.none() | st.just("somebody"),
    source=st.just("a-report"),
    paragraphs=st.lists(st.integers(1, 99), min_size=1, max_size=3).map(tuple),
    note=st.none() | TEXTS,
    curator_note=st.none() | NOTES,
    time_bound=st.booleans(),
    lifted=REASONS,
    dismisses=st.just(()) | st.just(("other", "another")),
    updates=st.just(()) | st.just(("before", "1948")),
    retracts=st.just(()) | st.just(("earliest",)),
    asks=st.lists(TEXTS, max_size=4).map(tuple),
)


def read_back(tables: dict[str, str], **encoded: bytes) -> tuple[Document, list[str]]:
    """Return the records that tables hold, and the problems with the tables themselves."""
    findings, collected = Findings(), Collected()
    read = {}
    for name, text in tables.items():
        section = name.removesuffix(".csv")
        table = Table(section, name, encoded.get(section, text.encode()), findings)
        if table.root is not None:
            collect(table.root, name, findings, collected)
        read[name] = table
    content = assemble("base", collected, findings, complete=True).draft.content
    return content, [str(read[one.file].with_column(one)) for one in findings.problems]


def problems_of(text: str, section: str = "facts") -> list[str]:
    return read_back({f"{section}.csv": text})[1]


@settings(deadline=None)
@given(FACTS)
def test_whatever_a_fact_says_comes_back(fact: Fact) -> None:
    content = Document(facts=(fact,))
    tables = as_tables(FactBase(content, revision_of(content)))
    assert read_back(tables) == (content, [])


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4, unique=True).map(tuple), TEXTS)
def test_so_do_synonyms_names_and_unknowns(words: tuple[str, ...], text: str) -> None:
    content = Document.model_validate(
        {
            "synonyms": (words,),
            "actors": ({"id": "a", "name": text, "aliases": words},),
            "unknowns": ({"id": "u", "what": text, "asks": words},),
            "golden": ({"question": text, "abstain": True},),
        }
    )
    tables = as_tables(FactBase(content, revision_of(content)))
    assert read_back(tables) == (content, [])


def test_the_shipped_base_comes_back_with_its_revision() -> None:
    base = load(ROOT / "knowledge").base
    content, problems = read_back(as_tables(base))
    assert problems == []
    assert content.story is None, "what the folder is about is in no table"
    assert revision_of(content.model_copy(update={"story": base.content.story})) == base.revision


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
def test_tables_as_other_spreadsheets_write_them_are_read(
    tmp_path: Path, separator: str, line_end: str
) -> None:
    base = load_world(tmp_path / "knowledge").base
    tables = {name: rewritten(text, separator, line_end) for name, text in as_tables(base).items()}
    content, problems = read_back(tables)
    assert problems == []
    assert revision_of(content) == base.revision


def rewritten(text: str, separator: str, line_end: str) -> str:
    """Return a table without byte order mark, with an empty column and row, columns reversed."""
    rows = [row[::-1] for row in csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))]
    rows = [rows[0], [], *([*row[:1], *row[1:], ""] for row in rows[1:])]
    rows[0] = [*(name.upper() for name in rows[0]), ""]
    stream = StringIO(newline="")
    csv.writer(stream, delimiter=separator, lineterminator=line_end).writerows(rows)
    return stream.getvalue()


def test_excel_names_its_separator_in_a_line_that_is_no_row() -> None:
    content, problems = read_back({"unknowns.csv": "sep=;\nid;what\na;the weather, that is\n"})
    assert problems == []
    assert content.unknowns[0].what == "the weather, that is"
    assert problems_of("sep=;\nid;what\nA;x\n", "unknowns") == [
        (
            "unknowns.csv: row 2, column id: in 'id': 'A' is not an id; use lower-case letters and"
            " digits, with single hyphens between"
        )
    ]


@pytest.mark.parametrize("sign", [*FORMULA_SIGNS, "\t"])
def test_no_cell_begins_like_a_formula(sign: str) -> None:
    for text in (f"{sign}HYPERLINK(1)", f"'{sign}1"):
        cell = cell_of(text)
        assert cell == f"'{text}"
        assert text_of(cell) == text
    assert cell_of((f"{sign}1", "b")) == f"'{sign}1\nb"


def test_what_excel_kept_from_changing_is_read_as_it_stands() -> None:
    assert text_of('="0012"') == "0012"
    assert text_of('="say ""no"""') == 'say "no"'
    assert text_of("=1+1") == "=1+1"
    assert text_of("'tis") == cell_of("'tis") == "'tis"


def test_what_no_spreadsheet_can_hold_is_refused() -> None:
    with pytest.raises(UsageError, match="the control character '\\\\x07' has no place"):
        cell_of("a\x07")
    with pytest.raises(TypeError):
        cell_of(1.5)


def test_numbers_and_marks_are_read_as_people_write_them() -> None:
    text = (
        "id,question,statement,source,paragraphs,time_bound\n"
        'a,q,s,r,"3; 1",TRUE\nb,q,s,r,2,no\nc,q,s,r,"1\r\n2",x\n'
    )
    content, problems = read_back({"facts.csv": text})
    assert problems == []
    assert [(fact.paragraphs, fact.time_bound) for fact in content.facts] == [
        ((3, 1), True),
        ((2,), False),
        ((1, 2), True),
    ]


def test_what_is_left_to_do_is_the_last_column_and_a_problem() -> None:
    assert {columns_of(section)[-1] for section in LISTS} == {"todo", "words"}
    assert problems_of("id,what,todo\na,the weather,ask the source\n", "unknowns") == [
        "unknowns.csv: row 2, column todo: todo: ask the source; once done, remove the key 'todo'"
    ]


HEAD = "id,question,statement,source,paragraphs,time_bound,lifted\n"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("a,q,,r,1,,", "statement: in 'statement': nothing stands here; write it"),
        ("a,q,s,r,,,", "paragraphs: in 'paragraphs': nothing stands here; write it"),
        (
            "a,q,s,r,one,,",
            "paragraphs: in 'paragraphs': not a whole number; write digits, without quotes",
        ),
        (
            "a,q,s,r,1,maybe,",
            (
                "time_bound: in 'time_bound': neither true nor false; write true or false, without"
                " quotes"
            ),
        ),
        ("a,q,s,r,1,,some-caveat", "lifted: in 'lifted': nothing stands here; write it, or"),
        ("a,q,s,r,1,,,,what", "cell"),
    ],
)
def test_each_problem_has_its_row_and_column(row: str, problem: str) -> None:
    (found,) = problems_of(f"{HEAD}\nb,q,s,r,1,,\n{row}\n")
    if problem == "cell":
        assert found == (
            "facts.csv: row 4: 'what' stands in a column without a name; name it, or empty the cell"
        )
    else:
        assert found.startswith(f"facts.csv: row 4, column {problem}")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "facts.csv:1:1: there is no column 'id'; name the columns in the first row"),
        (
            "id,statment\n",
            (
                "facts.csv: row 1, column statment: the column 'statment' is not known here;"
                " did you mean 'statement'?"
            ),
        ),
        (
            "id,id\n",
            (
                "facts.csv: row 1, column id: the column 'id' stands here a second time; keep one"
                " of the two"
            ),
        ),
        (
            'id,note\na,"open\n',
            (
                "facts.csv: row 1, column id: this is not CSV (unexpected end of data); save"
                " the sheet as CSV once more"
            ),
        ),
    ],
)
def test_a_table_that_cannot_be_used_says_why(text: str, problem: str) -> None:
    assert problems_of(text) == [problem]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("id\ncaf\u00e9".encode("cp1252"), "facts.csv:2:4: this is not UTF-8"),
        ("id".encode("utf-16"), "facts.csv:1:1: this is UTF-16 or UTF-32"),
    ],
)
def test_other_encodings_are_reported(data: bytes, problem: str) -> None:
    assert read_back({"facts.csv": ""}, facts=data)[1] == [f"{problem}; save the file as UTF-8"]


def test_cells_that_spreadsheets_cut_are_named(tmp_path: Path) -> None:
    base = load_world(tmp_path / "knowledge").base
    assert list(overlong_cells(base)) == []
    long = base.content.facts[0].model_copy(update={"asks": ("many words " * 27,) * 120})
    content = base.content.model_copy(update={"facts": (long,)})
    assert list(overlong_cells(FactBase(content, ""))) == [
        (
            f"facts.csv: row 2, column asks: longer than the {LONGEST_CELL:,} characters"
            " a spreadsheet keeps; edit it in the YAML"
        )
    ]


def test_what_is_left_to_do_has_no_place_in_json(tmp_path: Path) -> None:
    assert "todo" not in as_base_json(load_world(tmp_path).base)
