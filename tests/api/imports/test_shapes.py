"""Files in the shapes that offices have them in: taken, and what was passed over is told."""

from collections.abc import Mapping
from typing import Final

import pytest
from tests.factories.files import counts, csv_of, send
from tests.factories.shapes import (
    HEADING,
    PEOPLE,
    changed,
    counted,
    numbered,
    renamed,
    rewritten,
    spaced,
    table,
    titled,
    with_column,
    workbook,
)
from tests.serving.client import Api

PLAIN: Final = table()
BROKEN: Final = renamed(
    PLAIN, Status_Kepegawaian="Status\nKepegawaian", Golongan="Gol.\n(Pangkat; Ruang)"
)
TWO_ROWS: Final = [
    ["No", "Identitas", "", "Kepegawaian", "", "Kode Unit"],
    ["", "NIP", "Nama", "Status", "Gol. Ruang", ""],
    *([number, *row] for number, row in enumerate(PEOPLE, start=1)),
]
NATIONAL: Final = with_column(
    with_column(
        renamed(
            counted(changed(PLAIN, "NIP", lambda nip: f"'{nip}"), "PNS ID"),
            NIP="NIP BARU",
            Nama="NAMA",
            Status_Kepegawaian="JENIS PEGAWAI NAMA",
            Golongan="GOL AKHIR NAMA",
            Kode_Unit="UNOR ID",
        ),
        "TEMPAT LAHIR NAMA",
        "Dumai",
    ),
    "TMT JABATAN",
    "01-01-2024",
)
IN_CAMEL: Final = renamed(
    PLAIN,
    NIP="nipBaru",
    Nama="nama",
    Status_Kepegawaian="statusPegawai",
    Golongan="golRuangAkhir",
    Kode_Unit="unorId",
)
NUMBER, TITLE, NUMBERING = "running_number_skipped", "titles_skipped", "numbering_skipped"

CSV: Final[Mapping[str, tuple[bytes, set[str]]]] = {
    "commas": (csv_of(PLAIN), set()),
    "semicolons": (csv_of(PLAIN, ";"), set()),
    "tabs": (csv_of(PLAIN, "\t"), set()),
    "pipes, as the national export": (csv_of(PLAIN, "|"), set()),
    "a byte order mark": (csv_of(PLAIN, ";", mark=True), set()),
    "UTF-16, Excel's Unicode text": (rewritten(PLAIN, "\t", "utf-16"), set()),
    "UTF-16, the other way round": (b"\xfe\xff" + rewritten(PLAIN, "\t", "utf-16-be"), set()),
    "sep= above": (rewritten(PLAIN, ";", first="sep=;\r\n"), set()),
    "sep= in quotes, an odd separator": (rewritten(PLAIN, "^", first='"sep=^"\r\n'), set()),
    "everything in quotes": (
        "\n".join(";".join(f'"{cell}"' for cell in row) for row in PLAIN).encode(),
        set(),
    ),
    "ends of lines of Windows": (csv_of(PLAIN).replace(b"\n", b"\r\n"), set()),
    "ends of lines of an old Mac": (csv_of(PLAIN).replace(b"\n", b"\r"), set()),
    "line breaks and semicolons in the heading": (csv_of(BROKEN, ";"), set()),
    "commas in names, semicolons between": (
        csv_of(changed(PLAIN, "Nama", lambda name: f"{name}, S.Kom., M.T., Ph.D."), ";"),
        set(),
    ),
    "semicolons in titles, commas between": (csv_of(titled(PLAIN, ["A;B;C;D;E;F;G"])), {TITLE}),
    "titles above": (csv_of(titled(PLAIN), ";"), {TITLE}),
    "titles in lines of one cell": (b"DAFTAR PEGAWAI\nTahun 2026\n\n" + csv_of(PLAIN), {TITLE}),
    "a running number": (csv_of(counted(PLAIN)), {NUMBER}),
    "No. Urut": (csv_of(counted(PLAIN, "No. Urut")), {NUMBER}),
    "a running number without a title": (csv_of(counted(PLAIN, "")), set()),
    "columns numbered below the heading": (csv_of(numbered(PLAIN)), {NUMBERING}),
    "all of it": (csv_of(titled(numbered(counted(PLAIN), "({})"))), {TITLE, NUMBER, NUMBERING}),
    "blank lines between and below": (
        csv_of(PLAIN).replace(b"\n", b"\n\n") + b",,,,\n ; \n".replace(b";", b","),
        set(),
    ),
    "empty columns to the right": (csv_of([[*row, "", ""] for row in PLAIN]), set()),
    "an empty column without a title": (csv_of([["", *row] for row in PLAIN]), set()),
    "a heading in two rows": (csv_of(TWO_ROWS), {TITLE, NUMBER}),
    "spaced NIPs": (csv_of(changed(PLAIN, "NIP", spaced)), set()),
    "an apostrophe before the NIP": (csv_of(changed(PLAIN, "NIP", lambda n: f"'{n}")), set()),
    "a NIP as a formula": (csv_of(changed(PLAIN, "NIP", lambda n: f'="{n}"')), set()),
    "a NIP with a blank that does not break": (
        csv_of(changed(PLAIN, "NIP", lambda n: f"\u00a0{spaced(n)}")),
        set(),
    ),
    "headings in capitals, with stars and colons": (
        csv_of([[f"{title.upper()} *:" for title in HEADING], *PEOPLE]),
        set(),
    ),
    "explanations in brackets": (
        csv_of(renamed(PLAIN, NIP="NIP (18 digit)", Golongan="Golongan (mis. III/c)")),
        set(),
    ),
    "two names in one heading": (csv_of(renamed(PLAIN, NIP="NIP / NI PPPK")), set()),
    "the national export": (csv_of(NATIONAL, "|"), {"national_columns_skipped"}),
    "the names of the national service": (csv_of(IN_CAMEL), set()),
    "rank and grade in one cell": (
        csv_of(
            [
                ["NIP", "Nama", "Status", "Pangkat/Gol. Ruang", "Kode Unit"],
                [*PEOPLE[0][:3], "Penata (III/c)", "BIDANG"],
                [*PEOPLE[1][:3], "Penata Muda Tk. I, III/b", "BIDANG"],
                [*PEOPLE[2][:3], "Gol. IX", "BIDANG"],
            ]
        ),
        set(),
    ),
    "headings that a form numbers": (
        csv_of([[f"{n}. {title} *" for n, title in enumerate(HEADING, start=1)], *PEOPLE]),
        set(),
    ),
    "headings that a form letters": (
        csv_of(
            [[f"{mark}) {title}" for mark, title in zip("abcde", HEADING, strict=True)], *PEOPLE]
        ),
        set(),
    ),
    "sep= of another program": (rewritten(PLAIN, ";", first="sep=,\r\n"), set()),
    "a blank before each quote": (
        "\n".join(", ".join(f'"{cell}"' for cell in row) for row in PLAIN).encode(),
        set(),
    ),
    "texts between apostrophes": (
        "\n".join(";".join(f"'{cell}'" for cell in row) for row in PLAIN).encode(),
        set(),
    ),
    "columns of no use here": (
        csv_of(with_column(with_column(PLAIN, "Jabatan", "Analis"), "Eselon", "III.a")),
        {"national_columns_skipped"},
    ),
    "English headings": (
        csv_of([["nip", "Full Name", "Employment Kind", "grade", "unit_code"], *PEOPLE]),
        set(),
    ),
}

XLSX: Final[Mapping[str, tuple[bytes, set[str]]]] = {
    "a plain sheet": (workbook(PLAIN), set()),
    "the sheet by another name": (workbook(PLAIN, "DATA PEGAWAI"), set()),
    "two more sheets, empty": (workbook(PLAIN, empty=("Sheet2", "Sheet3")), set()),
    "a merged title": (workbook(titled(PLAIN), merged=[(0, 0, 0, 4)]), {TITLE}),
    "a merged heading": (
        workbook(
            TWO_ROWS,
            merged=[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4), (0, 5, 1, 5)],
        ),
        {TITLE, NUMBER},
    ),
    "a unit merged over its people": (workbook(PLAIN, merged=[(1, 4, 3, 4)]), set()),
    "line breaks in the heading": (workbook(BROKEN), set()),
    "running numbers, numbered columns": (
        workbook(titled(numbered(counted(PLAIN), "({})"))),
        {TITLE, NUMBER, NUMBERING},
    ),
    "spaced NIPs": (workbook(changed(PLAIN, "NIP", spaced)), set()),
    "the national export": (workbook(NATIONAL), {"national_columns_skipped"}),
    "a sheet with a diagram": (workbook(PLAIN, diagram=True), set()),
    "a hidden column with nothing in it": (
        workbook([["", *row] for row in PLAIN], hidden_columns=[0]),
        set(),
    ),
}


def outcomes(api: Api, field: str, contents: Mapping[str, bytes]) -> dict[str, object]:
    """Say of each file how many are new, whom it names, and what was passed over."""
    answers = {
        shape: send(api, "?dry_run=true", **{field: content}) for shape, content in contents.items()
    }
    return {
        shape: (
            counts(answer)["employees"],
            {difference["key"] for difference in answer.json()["differences"]},
            {warning["code"] for warning in answer.json()["warnings"]},
        )
        if answer.status_code == 200
        else answer.json()
        for shape, answer in answers.items()
    }


@pytest.mark.parametrize(("field", "shapes"), [("employees", CSV), ("workbook", XLSX)])
def test_f1_a_file_is_taken_in_each_shape_that_offices_have(
    api: Api, field: str, shapes: Mapping[str, tuple[bytes, set[str]]]
) -> None:
    people = {row[0] for row in PEOPLE}
    assert outcomes(api, field, {shape: content for shape, (content, _) in shapes.items()}) == {
        shape: ((3, 0, 0), people, warnings) for shape, (_, warnings) in shapes.items()
    }


def test_f1_a_row_is_named_by_its_number_in_the_file_below_titles_too(api: Api) -> None:
    rows = titled(changed(PLAIN, "NIP", lambda _: "123"))
    answer = send(api, "?dry_run=true", employees=csv_of(rows))
    assert [fault["pointer"] for fault in answer.json()["errors"]] == [
        "/employees/5/nip",
        "/employees/6/nip",
        "/employees/7/nip",
    ]


def test_f1_what_is_passed_over_is_told_in_both_languages(api: Api) -> None:
    files = {"employees": ("a.csv", csv_of(titled(counted(PLAIN))))}
    warnings = {
        language: [
            warning["detail"]
            for warning in api.call(
                "POST",
                "/v1/imports?dry_run=true",
                who="admin",
                files=files,
                headers={"Accept-Language": language},
            ).json()["warnings"]
        ]
        for language in ("id", "en")
    }
    assert warnings == {
        "id": [
            "Baris di atas judul kolom (baris 4) dilewati.",
            'Kolom "No" hanya memberi nomor urut dan dilewati.',
        ],
        "en": [
            "The rows above the headings (row 4) are passed over.",
            'The column "No" only counts the rows and is passed over.',
        ],
    }


def test_f1_a_file_of_headings_only_says_that_nothing_came_of_it(api: Api) -> None:
    for field, content in (("employees", csv_of([HEADING])), ("workbook", workbook([HEADING]))):
        answer = send(api, **{field: content})
        assert answer.status_code == 200
        [warning] = answer.json()["warnings"]
        assert (warning["pointer"], warning["code"]) == ("/employees/1", "no_rows")
