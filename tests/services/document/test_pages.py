"""How forms part into pages: no signature stands alone, no text is cut off."""

import json
from collections.abc import Mapping
from typing import Any

import typst

from penilaian_api.services.document.issuing import draw_code
from penilaian_api.services.document.typesetting import TEMPLATES
from penilaian_api.storage.packaged_data import form_templates, form_words

PERSON = {
    "name": "Raden Ayu Siti Nurhaliza Kusumaningrum Wijayakusuma binti Haji Abdurrahman, S.Kom.",
    "nip": "199003212015041001",
    "grade": "Penata (III/c)",
    "position": "Pengelola Layanan Kependudukan",
    "unit": "Dinas Kependudukan dan Pencatatan Sipil",
}
SIGNED = {"caption": "Pejabat Penilai Kinerja", "name": PERSON["name"], "nip": "", "day": None}
WORDS = "Antrean pada hari Senin masih panjang, karena dua petugas loket terlambat datang. "


def pages(template: str, sheet: Mapping[str, Any], mark: str) -> list[int]:
    """Set a sheet, and tell on which pages its marks stand."""
    root = form_templates(TEMPLATES)
    answer = typst.query(
        str(root / f"{template}.typ"),
        f"<{mark}>",
        field="value",
        root=root,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[]),
        sys_inputs={"sheet": json.dumps({**sheet, "paper": "f4", "emblem": None})},
    )
    listed: list[int] = json.loads(answer)
    return listed


def column(head: str, key: str, *, each: bool = False) -> dict[str, Any]:
    return {"head": head, "key": key, "width": 1, "each": each}


def result(number: int) -> dict[str, Any]:
    lines = [{"indicator": WORDS, "target": "120 berkas"} for _ in range(3)]
    return {"number": str(number), "statement": WORDS, "lines": lines}


def part(results: int, feedback: int, **stated: Any) -> dict[str, Any]:
    remarks = [WORDS] * feedback
    return {
        "form": "C.1.3",
        "title": ["HASIL EVALUASI KINERJA PEGAWAI"],
        "span": "1 JANUARI SD 31 DESEMBER TAHUN 2026",
        "employee": PERSON,
        "assessor": PERSON,
        "across": True,
        "columns": [
            column("NO", "number"),
            column("RENCANA HASIL KERJA", "statement"),
            column("INDIKATOR KINERJA INDIVIDU", "indicator", each=True),
            column("TARGET", "target", each=True),
        ],
        "numbered": True,
        "main": [result(number) for number in range(1, results + 1)],
        "additional": [],
        "values": [
            {**value, "expectation": "", "feedback": remarks} for value in form_words(1)["values"]
        ],
        "mark": "*",
        "caption": None,
        "notes": ["* Pimpinan dapat memberikan ekspektasi khusus."],
        "signed": [SIGNED, SIGNED],
        **stated,
    }


def rated(results: int, feedback: int) -> dict[str, Any]:
    verdicts = dict.fromkeys(
        ("organization_result", "results_rating", "behavior_rating", "predicate"), "BAIK"
    )
    return part(results, feedback, drawn="result", mode=3, signed=[SIGNED], **verdicts)


def steps(rows: int) -> dict[str, Any]:
    return {
        **part(0, 0, drawn="steps", across=False, heads=["RENCANA HASIL KERJA", "RENCANA AKSI"]),
        "rows": [[WORDS, [WORDS, WORDS]] for _ in range(rows)],
    }


def annex(rows: int) -> dict[str, Any]:
    lists = [["DUKUNGAN SUMBER DAYA", [WORDS] * rows], ["KONSEKUENSI", [WORDS] * rows]]
    return {**part(0, 0, drawn="annex", across=False), "lists": lists}


def conduct(words: int) -> dict[str, Any]:
    sections = [
        {"caption": "MASALAH", "heads": [], "widths": [1, 2], "rows": [["URAIAN", WORDS * words]]},
        {"caption": "RETROSPEKTIF", "heads": [], "widths": [1], "rows": [[WORDS]]},
    ]
    return {**part(0, 0, drawn="guidance", across=False), "sections": sections}


def document(words: int) -> dict[str, Any]:
    return {
        "form": "D.1.3",
        "title": ["DOKUMEN EVALUASI KINERJA PEGAWAI"],
        "agency": "Pemerintah Kabupaten Kepulauan Tanimbar",
        "period": "TRIWULAN I",
        "span": "1 JANUARI SD 31 MARET TAHUN 2026",
        "employee": PERSON,
        "assessor": PERSON,
        "superior": PERSON,
        "organization_result": "BAIK",
        "predicate": "BAIK",
        "notes": WORDS * words,
        "objection": {"reasons": WORDS, "explanation": WORDS * words, "decision": WORDS * 12},
        "signed": [SIGNED, SIGNED, SIGNED],
        "code": "kota-0000-0000-0000",
        "address": "https://kinerja.example.go.id/s/documents/kota-0000-0000-0000",
        "qr": draw_code("https://kinerja.example.go.id"),
        "result_number": 1,
        "result_digest": "0" * 64,
    }


def form(stated: dict[str, Any]) -> dict[str, Any]:
    return {"agency": "Pemerintah Kota", "name": PERSON["name"], "parts": [stated]}


SHEETS = [
    *(("forms", form(rated(count, feedback))) for count in range(7) for feedback in (0, 1)),
    *(("forms", form(part(count, 0, drawn="plan"))) for count in range(7)),
    *(("forms", form(part(count, 2, drawn="feedback"))) for count in range(3)),
    *(("forms", form(steps(count))) for count in range(8, 20)),
    *(("forms", form(annex(count))) for count in range(8, 20)),
    *(("forms", form(conduct(count))) for count in range(32, 48, 2)),
    *(("d1", document(count)) for count in range(0, 24, 2)),
]


def test_a_signature_never_stands_alone_on_a_page() -> None:
    seen = set()
    for template, sheet in SHEETS:
        rows, (signed,) = pages(template, sheet, "row"), pages(template, sheet, "signed")
        assert rows[-1] == signed, sheet
        seen.add(signed)
    assert len(seen) > 1


def test_a_result_of_more_indicators_than_a_page_holds_goes_on_over_several() -> None:
    lines = [{"indicator": "Aduan selesai", "target": "90 persen"}] * 60
    whole = part(0, 0, drawn="plan", main=[{**result(1), "lines": lines}])
    (signed,) = pages("forms", form(whole), "signed")
    assert signed == 3


def test_a_text_that_no_page_holds_goes_on_over_several() -> None:
    (signed,) = pages("d1", {**document(0), "notes": WORDS * 200, "objection": None}, "signed")
    assert signed == 3
