"""Fill the forms of planning: A.1.1 to A.1.8 (PermenPANRB 6/2022, annexes 1 to 3).

Why it is so: docs/decisions/0077, docs/decisions/0081.
"""

from typing import Any, Final

from penilaian_api.domain.document.documents import PaperForm
from penilaian_api.domain.plan.plan import WorkResultKind
from penilaian_api.services.document import words
from penilaian_api.services.document.forms import results
from penilaian_api.services.document.forms.sources import FormSources
from penilaian_api.storage.models.plan import PlanIndicator
from penilaian_api.storage.packaged_data import form_words
from penilaian_api.storage.plan.plans import PlannedResult

_APPROACH: Final = {
    True: "PENDEKATAN HASIL KERJA KUANTITATIF",
    False: "PENDEKATAN HASIL KERJA KUALITATIF",
}
AUDIENCE: Final = {
    True: "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
    False: "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
}
_EXPECTATION_NOTE: Final = (
    "{mark} Pimpinan dapat memberikan ekspektasi khusus terhadap satu atau lebih aspek perilaku "
    "kerja."
)
_SUPPORTED_NOTE: Final = (
    "* Apabila pimpinan adalah pejabat pimpinan tinggi atau pimpinan unit kerja mandiri, "
    "dituliskan rencana hasil kerja beserta indikatornya; dapat juga sasaran dan indikator "
    "organisasi."
)
_FREQUENCIES: Final = {"month": "Bulanan", "quarter": "Triwulanan", "year": "Tahunan"}


def plan_sheet(sources: FormSources) -> dict[str, Any]:
    """Fill the plan by its approach and post: A.1.1, A.1.2, A.1.6 or A.1.7."""
    quantitative, high = sources.is_quantitative, sources.is_high
    columns, numbered = results.columns_of(sources, with_work=False)
    mark = "**" if quantitative and not high else "*"
    notes = [_EXPECTATION_NOTE.format(mark=mark)]
    return {
        **people(sources),
        "title": ["SASARAN KINERJA PEGAWAI", _APPROACH[quantitative], AUDIENCE[high]],
        "span": span(sources),
        "drawn": "plan",
        "across": True,
        "columns": columns,
        "numbered": numbered,
        "main": results.rows_of(sources, WorkResultKind.MAIN),
        "additional": results.rows_of(sources, WorkResultKind.ADDITIONAL),
        "values": values(sources),
        "mark": mark,
        "notes": [_SUPPORTED_NOTE, *notes] if mark == "**" else notes,
        "signed": signed(sources),
    }


def manual_sheet(sources: FormSources) -> dict[str, Any]:
    """Fill the manual of the indicators: A.1.3."""
    indicators = [
        _manual(sources, planned, indicator)
        for planned in sources.results
        for indicator in planned.indicators
    ]
    return {
        "title": [
            "MANUAL INDIKATOR KINERJA SKP",
            "PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
        ],
        "span": span(sources),
        "drawn": "manual",
        "across": True,
        "indicators": indicators,
    }


def annex_sheet(sources: FormSources) -> dict[str, Any]:
    """Fill the annex of the plan: A.1.8."""
    revision = sources.revision
    return {
        "title": ["LAMPIRAN SASARAN KINERJA PEGAWAI"],
        "span": span(sources),
        "drawn": "annex",
        "across": False,
        "lists": [
            ["DUKUNGAN SUMBER DAYA", revision.resources],
            ["SKEMA PERTANGGUNGJAWABAN", revision.accountability],
            ["KONSEKUENSI", revision.consequences],
        ],
        "signed": signed(sources),
    }


def people(sources: FormSources, form: PaperForm | None = None) -> dict[str, Any]:
    """Write who is appraised, and by whom."""
    high = sources.is_high
    others = {PaperForm.FEEDBACK_QUANTITATIVE_HIGH, PaperForm.RESULT_QUANTITATIVE_HIGH}
    return {
        "employee": sources.employee,
        "assessor": sources.party(sources.assessor_id),
        "nip_word": "NIP (*opsional)" if high else "NIP",
        "unit_word": "INSTANSI" if form in others else "UNIT KERJA",
    }


def span(sources: FormSources) -> str:
    """Write the days of a plan."""
    plan = sources.opened.plan
    return words.span_of(plan.starts_on, plan.ends_before)


def values(sources: FormSources) -> list[dict[str, Any]]:
    """Write the seven values with what the leader expects, and what was said of each."""
    expected = {
        each.core_value.value: each.expectation
        for each in sources.opened.expectations[sources.revision.id]
    }
    return [
        {
            "name": value["name"],
            "guides": value["guides"],
            "expectation": expected.get(value["key"], ""),
            "feedback": results.feedback_of(
                each for each in sources.feedback if each.core_value == value["key"]
            ),
        }
        for value in form_words(sources.templates)["values"]
    ]


def signed(sources: FormSources) -> list[dict[str, Any]]:
    """List who signs: the person and their assessor, on days that they write by hand."""
    return [
        signer("Pegawai yang Dinilai", sources.employee),
        signer("Pejabat Penilai Kinerja", sources.party(sources.assessor_id)),
    ]


def signer(caption: str, party: dict[str, str], day: str | None = None) -> dict[str, Any]:
    """Write one who signs."""
    return {"caption": caption, "name": party["name"], "nip": party["nip"], "day": day}


def _manual(
    sources: FormSources, planned: PlannedResult, indicator: PlanIndicator
) -> dict[str, Any]:
    key = indicator.indicator_version_id
    version = None if key is None else sources.library.get(key)
    return {
        "result": planned.result.statement,
        "statement": f"{indicator.statement}: {results.target_of(indicator)}",
        "purpose": sources.goal_of(planned) or ("" if version is None else version.result),
        "definition": "" if version is None else version.definition,
        "formula": "" if version is None else version.formula,
        "unit": indicator.measured_in or "",
        "level": words.word_of("control_level", indicator.control_level),
        "source": "" if version is None else version.data_source,
        "frequency": _FREQUENCIES.get(indicator.frequency, ""),
    }
