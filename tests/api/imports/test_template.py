"""The template: cells as an office writes them, lists to choose from, words that are understood."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook
from tests.api.imports.test_daily_progress import started
from tests.factories import plans
from tests.factories.files import workbook_of
from tests.serving.client import Api

from penilaian_api.api.contract.openapi import operations
from penilaian_api.api.transport import messages
from penilaian_api.domain.imports.columns import COLUMNS, FeedKind, ImportKind
from penilaian_api.storage.packaged_data import import_texts

TEXTS = import_texts()
OF_NO_TABLE = {"post_evidence"}
"""What takes a file that is no table."""
TAKEN_AS = {
    "create_import": ("workbook", "admin", "units", {}),
    "upload_attendance": ("attendance", "admin", "attendance", {"employee_code": ["alfa-staff"]}),
    "import_daily_progress": (
        "daily",
        "staff",
        "daily",
        {
            "result": [plans.RESULT["statement"]],
            "indicator": [plans.INDICATOR["statement"], plans.COUNT["statement"]],
            "measured_in": [plans.INDICATOR["measured_in"], plans.COUNT["measured_in"]],
        },
    ),
}
"""As which field and by whom the template of an import is sent, and what is filled in first."""
COLUMNS_OF_ALL = [(kind, column) for kind in ImportKind for column in COLUMNS[kind]]


def template(api: Api, language: str) -> bytes:
    headers = {"Accept-Language": language}
    return api.get("/v1/imports/template", who="admin", headers=headers).content


def test_every_import_of_a_table_has_a_template_beside_it(api: Api) -> None:
    contract = api.served.app.app.openapi()
    takers = {
        operation["operationId"]: path
        for _, path, operation in operations(contract)
        if "multipart/form-data" in operation.get("requestBody", {}).get("content", {})
    }
    assert takers.keys() - OF_NO_TABLE == TAKEN_AS.keys()
    for name in TAKEN_AS:
        assert f"{takers[name].removesuffix('/files')}/template" in contract["paths"], name
    for kind in (*ImportKind, *FeedKind):
        assert TEXTS.examples[kind], kind


@pytest.mark.requirement("S0-09")
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("operation", TAKEN_AS)
def test_each_template_is_taken_once_it_is_filled_in(
    api: Api, operation: str, language: str
) -> None:
    field, who, kind, filled = TAKEN_AS[operation]
    path = next(
        path
        for _, path, each in operations(api.served.app.app.openapi())
        if each["operationId"] == operation
    )
    if field == "daily":
        started(api, who)
    headers = {"Accept-Language": language}
    got = api.get(f"{path.removesuffix('/files')}/template", who=who, headers=headers)
    book = CalamineWorkbook.from_filelike(BytesIO(got.content))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    rows = sheets[TEXTS.sheets[kind] if language == "id" else kind]  # type: ignore[index]
    names = [column.name for column in COLUMNS[kind]]  # type: ignore[index]
    for name, words in filled.items():
        for number, row in enumerate(rows[1:]):
            row[names.index(name)] = words[number % len(words)]
    files = {field: ("templat.xlsx", workbook_of(sheets))}
    answer = api.call("POST", path, files=files, who=who, headers=headers)
    assert answer.status_code == 200, answer.text
    assert str(len(rows) - 1) in answer.text
    again = api.call("POST", path, files=files, who=who, headers=headers)
    assert again.status_code == 200, again.text


def test_u17_the_cells_of_the_indonesian_template_are_indonesian(api: Api) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(template(api, "id")))
    cells = {
        cell
        for sheet in ("Unit", "Jabatan", "Pegawai", "Penempatan")
        for row in book.get_sheet_by_name(sheet).to_python()
        for cell in row
    }
    assert {"PNS", "JPT Pratama", "Administrator", "Definitif", "Ya", "Kesehatan"} <= cells
    english = {value for _, column in COLUMNS_OF_ALL for value in column.choices}
    assert not cells & (english | {"health", "general"})


@pytest.mark.parametrize("language", ["id", "en"])
def test_u17_each_column_with_known_values_offers_them(api: Api, language: str) -> None:
    with ZipFile(BytesIO(template(api, language))) as archive:
        offered = [
            re.findall(r"<formula1>\"(.*?)\"</formula1>", archive.read(name).decode())
            for name in sorted(archive.namelist())
            if name.startswith("xl/worksheets/sheet")
        ]
    lists = [words for of_sheet in offered for words in of_sheet]
    columns = [column for _, column in COLUMNS_OF_ALL if column.group or column.suggestions]
    assert len(lists) == len(columns) == 12
    assert (
        "PNS,PPPK,Pejabat negara" if language == "id" else "civil_servant,contract,official"
    ) in lists
    for words, column in zip(lists, columns, strict=True):
        assert len(words) <= 255  # more a spreadsheet does not take
        for word in words.split(","):
            column.read_cell(word, TEXTS.vocabulary)


def test_f5_the_labels_are_the_words_of_the_template() -> None:
    for kind, column in COLUMNS_OF_ALL:
        assert messages.label(f"column.{kind}.{column.name}", "en") == column.name
        title = TEXTS.headings[kind][column.name]
        assert messages.label(f"column.{kind}.{column.name}", "id") == title
        for value in column.choices:
            assert messages.label(f"choice.{column.group}.{value}", "en") == value
            word = TEXTS.words[column.group][value]
            assert messages.label(f"choice.{column.group}.{value}", "id") == word


@pytest.mark.parametrize("language", ["id", "en"])
def test_u17_the_notes_explain_each_column(api: Api, language: str) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(template(api, language)))
    notes = book.get_sheet_by_name(TEXTS.notes_sheet[language]).to_python()
    explained = {line[0].rstrip(" *"): line[1:] for line in notes if line[1]}
    for kind, column in COLUMNS_OF_ALL:
        sheet = TEXTS.sheets[kind] if language == "id" else kind
        title = TEXTS.headings[kind][column.name] if language == "id" else column.name
        meaning, choices = explained[f"{sheet}: {title}"]
        assert meaning.endswith(".")
        assert bool(choices) == bool(column.group or column.suggestions)
    assert not any("dry_run" in str(cell) for line in notes for cell in line)


def test_u17_the_example_delegates_to_another_than_the_holder(api: Api) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(template(api, "en")))
    holders = {(row[1], row[0]) for row in book.get_sheet_by_name("assignments").to_python()}
    (_, *rows) = book.get_sheet_by_name("delegations").to_python()
    assert rows
    assert not {(row[0], row[1]) for row in rows} & holders


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("id", ("templat-impor.xlsx", "kesalahan-impor.xlsx", "kode-aktivasi.csv")),
        ("en", ("import-template.xlsx", "import-errors.xlsx", "activation-codes.csv")),
    ],
)
def test_u17_a_file_that_is_downloaded_says_what_it_is(
    api: Api, language: str, names: tuple[str, ...]
) -> None:
    how = {"who": "admin", "headers": {"Accept-Language": language}}
    files = {"units": ("a.csv", b"Kode Unit;Nama;Jenis Unit\nA;;dinas\n", "text/csv")}
    answers = (
        api.get("/v1/imports/template", **how),
        api.call("POST", "/v1/imports?report=xlsx", files=files, **how),
        api.post("/v1/activation-codes", {}, **how),
    )
    for answer, name in zip(answers, names, strict=True):
        assert name in answer.headers["content-disposition"]


def test_f5_no_word_means_two_things() -> None:
    for kind in ImportKind:
        names = [TEXTS.vocabulary.columns[kind][word] for word in TEXTS.vocabulary.columns[kind]]
        assert {column.name for column in COLUMNS[kind]} == set(names)
    assert not TEXTS.vocabulary.running_numbers & TEXTS.vocabulary.national_columns
