"""All shipped data say what they rest on, and whether that was read: docs/decisions/0064."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from penilaian_api.storage.packaged_data import shipped_sources, sources, sources_in

DATA: Final = Path(__file__).parents[2] / "src/penilaian_api/data"
REGISTER: Final[list[dict[str, Any]]] = tomllib.loads((DATA / "sources.toml").read_text("utf-8"))[
    "source"
]
LAW: Final = re.compile(r"\b(?:UU|PP|Perpu|Perpres|Permen\w+|Per\w+|Kep\w+|SE \w+) \d+/\d{4}")
OURS: Final = re.compile(r"milik sistem ini|this project|Aturan aplikasi", re.IGNORECASE)
"""What says that a rule is the program's own."""
KINDS: Final = frozenset({"indicators", "measurement", "rating"})
"""Where a scheme takes a part from: no source of a rule."""
WORDS: Final = frozenset(
    {
        "contract_catalogue.toml",
        "doctor.toml",
        "feedback_rules.toml",
        "import_columns.toml",
        "indicator_words.toml",
        "problems.toml",
        "question_words.toml",
        "sources.toml",
    }
)
"""The program's own words and limits, and the register itself."""
FILES: Final = sorted(
    path.relative_to(DATA)
    for path in DATA.rglob("*.toml")
    if path.parent.name != "labels" and path.name not in WORDS
)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_each_file_of_shipped_data_says_what_it_rests_on_and_whether_that_was_read(
    path: Path,
) -> None:
    stated = {*sources_in(tomllib.loads((DATA / path).read_text("utf-8")))} - KINDS
    assert stated, "It says no source."
    assert stated <= shipped_sources(), "The service does not know that this is shipped."
    for words in stated:
        named = {each.text for each in sources().named_in(words)}
        unregistered = [law for law in LAW.findall(words) if not any(law in it for it in named)]
        assert unregistered == [], words
        assert named or OURS.search(words), f"Neither a source nor a rule of ours: {words}"


@pytest.mark.parametrize("entry", REGISTER, ids=lambda entry: str(entry["text"]))
def test_each_source_says_what_was_read_or_what_lacks(entry: dict[str, Any]) -> None:
    assert entry.keys() == {"text", "is_verified", "read" if entry["is_verified"] else "lacks"}
    named = [each for words in shipped_sources() for each in sources().named_in(words)]
    assert entry["text"] in {each.text for each in named}, "No shipped datum names it."


@pytest.mark.parametrize(
    "words",
    [
        "PP 11/2017, art. 310",
        "PermenPANRB 38/2017",
        "PP 94/2021, art. 4: absence with a valid reason is not counted",
        "Local rule: 450 minutes short make a day (7.5 hours)",
        "Tingkat yang lazim dalam standar kompetensi jabatan",
        "PermenPANRB 6/2022; PP 11/2017",
    ],
)
def test_what_was_not_read_is_unverified_whatever_stands_beside_it(words: str) -> None:
    assert sources().are_verified(words) is False


def test_an_article_is_verified_where_the_rest_of_a_regulation_is_not() -> None:
    assert sources().are_verified("PP 94/2021, art. 9-11") is True
    assert sources().are_verified("PP 94/2021, art. 9-11", "PP 94/2021, art. 4") is False
    assert sources().are_verified("aturan milik sistem ini") is None
