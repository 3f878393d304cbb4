"""Keep what is set as PDF, in which nobody reads it, and hold who signs each form to the law."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest
from tests.golden.law import LAW

from penilaian_api.services.document import issuing, reporting, typesetting
from penilaian_api.services.document.forms import filling

_CAPACITIES: Final = {
    "Pegawai yang Dinilai": "PEGAWAI",
    "Pejabat Penilai Kinerja": "PENILAI",
    "Atasan Pejabat Penilai Kinerja": "ATASAN_PENILAI",
    "Pimpinan/ Pihak Lain yang Diberikan Penugasan Khusus": "PIMPINAN_ATAU_PIHAK_LAIN",
}
_BY_LAW: Final = {
    case["inputs"]["form"]: case["expected"]["signatures"]
    for case in LAW
    if case["topic"] == "form_signatures"
}


@pytest.fixture(autouse=True)
def sheets(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Mapping[str, Any]]]:
    """Keep each sheet that is set; whoever signs a form on it is who signs it by the law."""
    kept: list[Mapping[str, Any]] = []

    def typeset(template: str, sheet: Mapping[str, Any], settings: Any) -> Any:
        kept.append(json.loads(json.dumps(sheet)))
        return typesetting.typeset(template, sheet, settings)

    for module in (filling, issuing, reporting):
        monkeypatch.setattr(module, "typeset", typeset)
    yield kept
    for sheet in kept:
        for form in sheet.get("parts", [sheet] if "form" in sheet else []):
            assert _signers(form) == _BY_LAW[form["form"]], form["form"]


def _signers(form: Mapping[str, Any]) -> list[str]:
    captions = (each["caption"].lstrip("0123456789. ") for each in form.get("signed", []))
    return [_CAPACITIES[caption] for caption in captions]
