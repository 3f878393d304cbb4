"""Every value of the contract has words in both languages, served from one file of data."""

import pytest
from tests.serving.client import Api, Served

from penilaian_api.api.contract.enum_labels import EXTENSION, enums
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.telling.enum_words import words
from penilaian_api.storage.packaged_data import enum_words

TECHNICAL = {"alive", "ready", "bearer", "none", True}
"""What is written alone and chosen by nobody."""


def test_u12_no_enum_and_no_value_of_the_contract_lacks_words(api: Api, served: Served) -> None:
    answer = api.get("/v1/labels", who=None)
    assert answer.status_code == 200
    given = answer.json()["enums"]
    stated = [*enums(served.app.app.openapi())]
    assert len(stated) > 80
    lacking = [
        (name, value)
        for name, schema in stated
        for value in schema["enum"]
        if not given.get(schema.get(EXTENSION), {}).get(value, {}).get("id", "").strip()
        or not given[schema[EXTENSION]][value]["en"].strip()
    ]
    assert lacking == [], "words stand in src/penilaian_api/data/labels/enums.toml"


def test_u12_an_enum_of_the_contract_is_found_by_its_own_name(served: Served) -> None:
    named = [(name, schema) for name, schema in enums(served.app.app.openapi()) if name]
    assert len(named) > 60
    for name, schema in named:
        assert schema[EXTENSION] == name
        assert set(schema["enum"]) <= set(words()[name]), name


def test_u12_what_is_written_alone_has_words_too(served: Served) -> None:
    alone = {value for value in _constants(served.app.app.openapi()) if value not in TECHNICAL}
    assert len(alone) >= 10
    known = {value for group in words().values() for value in group}
    assert alone - known == set()


def test_u12_no_group_is_there_for_nothing(served: Served) -> None:
    contract = served.app.app.openapi()
    used = {schema[EXTENSION] for _, schema in enums(contract)}
    constants = _constants(contract)
    for name, group in words().items():
        assert name in used or set(group) & constants, name


def test_u12_words_are_words() -> None:
    for name, group in words().items():
        for value, texts in group.items():
            assert tuple(texts) == messages.LANGUAGES
            for text in texts.values():
                assert text == text.strip(), (name, value)
                assert "_" not in text, (name, value)
                assert "{" not in text, (name, value)
    written = enum_words()["words"]
    assert not set(written) & set(enum_words()["same"])


@pytest.mark.parametrize(
    ("enum", "value", "indonesian"),
    [
        ("Predicate", "needs_improvement", "Butuh perbaikan"),
        ("PlanState", "approved", "Ditetapkan"),
        ("Role", "supervisor", "Pejabat penilai kinerja"),
        ("Sort", "-name", "Nama (urutan terbalik)"),
        ("ProblemCode", "stale", "Catatan sudah berubah"),
    ],
)
def test_u12_a_frontend_need_not_retype_words(
    api: Api, enum: str, value: str, indonesian: str
) -> None:
    assert api.get("/v1/labels", who=None).json()["enums"][enum][value]["id"] == indonesian


def _constants(part: object) -> set[object]:
    if isinstance(part, list):
        return set().union(*map(_constants, part))
    if not isinstance(part, dict):
        return set()
    own = {part["const"]} if isinstance(part.get("const"), str | bool) else set()
    return own.union(*(_constants(value) for key, value in part.items() if key != "example"))
