import ast
import importlib
import json
import pkgutil
import re
import string
from datetime import UTC, datetime
from inspect import signature
from itertools import chain
from pathlib import Path
from uuid import UUID

import pytest
from tests.records.dialects import POSTGRES, SQLITE
from tests.serving.client import Api

import penilaian_api
import penilaian_api.domain
from penilaian_api.api.transport import messages, problems
from penilaian_api.domain import errors
from penilaian_api.domain.transitions import Workflow

SOURCE = Path(penilaian_api.__file__).parent
KINDS = {
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.RefusalError)
}
TAKING_A_CODE = {name for name in KINDS if "code" in signature(getattr(errors, name)).parameters}
"""Those that are raised with a code; the others name one themselves."""
FILLED_IN_BY_THE_KIND = {"RateLimitError": {"wait"}, "BusyError": {"wait"}}


TO_PROGRAMS = {
    "problems.client_missing.detail",
    "problems.client_unreadable.detail",
    "problems.wrong_credentials.detail",
    "faults.client_twice",
    "faults.scope_of_services",
}
"""What is answered to a program that signs in: its words are those of OAuth."""


def placeholders(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def sentences(language):
    catalogue = messages.catalogue(language)
    for code, text in catalogue["problems"].items():
        yield f"problems.{code}.title", text["title"]
        yield f"problems.{code}.detail", text["detail"]
    for section, group in (("faults", catalogue["faults"]), *catalogue["labels"].items()):
        yield from ((f"{section}.{code}", text) for code, text in group.items())


def calls(names):
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and name_of(node.func) in names:
                yield node, f"{path.name}:{node.lineno}"


def name_of(called):
    return getattr(called, "attr", None) or getattr(called, "id", None)


def constants(node):
    if isinstance(node, ast.IfExp):
        return constants(node.body) | constants(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) else set()


def test_both_languages_have_the_same_codes():
    assert messages.codes("id") == messages.codes("en")


def test_both_languages_have_the_same_placeholders():
    english = dict(sentences("en"))
    for key, text in sentences("id"):
        assert placeholders(text) == placeholders(english[key]), key


def test_every_sentence_ends_as_a_sentence_and_no_title_does():
    for language in messages.LANGUAGES:
        for key, text in sentences(language):
            assert text.strip() == text != "", key
            if key.endswith(".detail") or key.startswith("faults."):
                assert text.endswith("."), key
            if key.startswith("problems.") and key.endswith(".title"):
                assert not text.endswith("."), key


def test_every_refusal_raised_in_the_source_has_words_and_the_facts_they_need():
    lacking, codes = [], 0
    for call, location in calls(TAKING_A_CODE):
        facts = {keyword.arg for keyword in call.keywords} - {"faults"}
        facts |= FILLED_IN_BY_THE_KIND.get(name_of(call.func), set())
        for code in constants(call.args[0]) if call.args else ():
            codes += 1
            message = messages.catalogue("id")["problems"].get(code)
            if message is None:
                lacking.append(f"{location} problems.{code}")
            elif None not in facts and not placeholders(message["detail"]) <= facts:
                lacking.append(f"{location} facts of {code}")
    assert codes > 30
    assert lacking == []


def test_r8_every_code_that_a_kind_of_refusal_names_itself_has_words():
    lacking, codes = [], 0
    for path in sorted(SOURCE.rglob("*.py")):
        for kind in ast.walk(ast.parse(path.read_text())):
            bases = {name_of(base) for base in getattr(kind, "bases", ())}
            if not isinstance(kind, ast.ClassDef) or not bases & (KINDS | {"Exception"}):
                continue
            for call in ast.walk(kind):
                if isinstance(call, ast.Call) and name_of(call.func) == "__init__" and call.args:
                    for code in constants(call.args[0]):
                        codes += 1
                        words = messages.catalogue("id")["problems"]
                        lacking += [] if code in words else [f"{path.name} problems.{code}"]
    assert codes >= 8
    assert lacking == []


def test_r8_every_code_that_a_guard_of_the_database_raises_has_words(still: Api):
    query = {
        SQLITE: "SELECT sql FROM sqlite_master WHERE type = 'trigger'",
        POSTGRES: "SELECT prosrc FROM pg_proc WHERE prosrc LIKE '%gd:%'",
    }[still.dialect]
    with still.raw(owner=True) as sql:
        text = " ".join(row[0] for row in sql.exec_driver_sql(query.replace("%", "%%")))
    codes = set(re.findall(r"gd:([a-z_]+)", text))
    assert len(codes) >= 5
    for language in messages.LANGUAGES:
        assert codes <= messages.catalogue(language)["problems"].keys()


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_r8_a_code_that_has_words_as_a_fault_alone_is_told_as_a_problem_too(language):
    """Services take the code of a fault for that of the whole refusal; no such pair is a 500."""
    catalogue = messages.catalogue(language)
    for code, text in catalogue["faults"].items():
        facts = dict.fromkeys(placeholders(text) | placeholders(_detail(catalogue, code)), "1")
        refusal = errors.InvalidDataError(code, **facts)
        status, _, body = problems.render(refusal, language, UUID(int=1))
        assert status == 422
        assert json.loads(body)["title"]


def _detail(catalogue, code):
    return catalogue["problems"].get(code, {"detail": ""})["detail"]


def test_r8_every_code_of_the_json_reader_has_words_as_a_problem_and_as_a_fault():
    codes = 0
    for call, location in calls({"_InvalidNodeError"}):
        facts = {keyword.arg for keyword in call.keywords}
        for code in constants(call.args[0]):
            codes += 1
            for language in messages.LANGUAGES:
                catalogue = messages.catalogue(language)
                texts = catalogue["problems"][code].values(), (catalogue["faults"][code],)
                for text in chain(*texts):
                    assert placeholders(text) <= facts, (location, text)
    assert codes >= 5


def test_every_fault_named_in_the_source_has_words_and_the_facts_they_need():
    lacking, codes = [], 0
    for call, location in calls({"Fault", "at_pointer"}):
        for code in constants(call.args[1]):
            codes += 1
            message = messages.catalogue("id")["faults"].get(code)
            facts = call.args[2] if len(call.args) > 2 else ast.Dict([], [])
            if message is None:
                lacking.append(f"{location} faults.{code}")
            elif isinstance(facts, ast.Dict):
                names = {key.value for key in facts.keys if isinstance(key, ast.Constant)}
                if not placeholders(message) <= names:
                    lacking.append(f"{location} facts of {code}")
    assert codes > 10
    assert lacking == []


def test_every_state_and_step_of_a_workflow_has_a_name():
    names = [
        module.name
        for module in pkgutil.walk_packages(penilaian_api.domain.__path__, "penilaian_api.domain.")
    ]
    workflows = [
        value
        for name in names
        for value in vars(importlib.import_module(name)).values()
        if isinstance(value, Workflow)
    ]
    assert workflows
    for workflow in workflows:
        for (state, step), target in workflow.table.items():
            for language in messages.LANGUAGES:
                assert messages.label(f"state.{state}", language)
                assert messages.label(f"state.{target}", language)
                assert messages.label(f"step.{step}", language)


def test_a_code_without_words_is_loud():
    with pytest.raises(KeyError):
        messages.problem("no_such_code", {}, "id")
    with pytest.raises(KeyError):
        messages.fault("no_such_code", {}, "en")


def test_who_objects_too_late_learns_day_hour_zone_and_next_step():
    facts = {
        "rule": "permenpanrb-6-2022:V-B2",
        "received_on": "2026-01-30",
        "due_on": "2026-02-19",
        "due_hour": "24:00",
        "zone": "Asia/Makassar",
        "next_step": "ask_reopening",
    }
    _, indonesian = messages.problem("objection_late", facts, "id")
    assert "sampai Kamis, 19 Februari 2026 pukul 24.00 WITA" in indonesian
    assert "mintalah pejabat penilai kinerja membuka kembali evaluasi" in indonesian
    _, english = messages.problem("objection_late", facts, "en")
    assert "until Thursday, February 19, 2026 at 24:00 WITA" in english


@pytest.mark.parametrize(
    ("zone", "language", "text"),
    [
        ("Asia/Jakarta", "id", "Rabu, 31 Desember 2025 pukul 23.30 WIB"),
        ("Asia/Jakarta", "en", "Wednesday, December 31, 2025 at 23:30 WIB"),
        ("Asia/Jayapura", "id", "Kamis, 1 Januari 2026 pukul 01.30 WIT"),
        ("UTC", "en", "Wednesday, December 31, 2025 at 16:30 UTC"),
    ],
)
def test_an_instant_is_said_in_the_zone_of_the_agency(zone, language, text):
    assert (
        messages.format_instant(datetime(2025, 12, 31, 16, 30, tzinfo=UTC), zone, language) == text
    )


def test_an_instant_and_a_decimal_among_the_facts_are_formatted():
    facts = {"limit": "12.50", "key": "2025-12-31 16:30:00+00:00", "zone": "Asia/Jakarta"}
    assert messages.fault("not_a_multiple", facts, "id") == "Harus kelipatan 12,5."
    assert "23.30 WIB" in messages.problem("terms_overlap", facts, "id")[1]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "id"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("id-ID,id;q=0.9,en;q=0.8", "id"),
        ("id;q=0.3, en;q=0.7", "en"),
        ("fr, en;q=0.1", "en"),
        ("fr", "id"),
        ("*", "id"),
        ("*, id;q=0", "en"),
        ("en;q=0", "id"),
        ("en;q=9999999999", "id"),
        ("\x00;;q==,,", "id"),
    ],
)
def test_the_language_is_the_one_preferred(header, language):
    assert messages.language_of(header) == language


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_sentence_to_people_names_a_field_or_a_code(language):
    spoken = {
        name: re.sub(r"\{[^}]*\}", "", sentence)
        for name, sentence in sentences(language)
        if name.startswith(("problems.", "faults.")) and name not in TO_PROGRAMS
    }
    named = {name: sentence for name, sentence in spoken.items() if re.search(r"\w_\w", sentence)}
    assert named == {}
    assert not [name for name, sentence in spoken.items() if re.search(r"\bUTC\b", sentence)]
