"""The law stands under its key unchanged; what an agency decides has its own key and basis."""

from typing import Any

import pytest
from tests.factories.evaluations import LAW
from tests.serving.client import Api

OWN_BASIS = "Peraturan Wali Kota Nomor 12 Tahun 2026 tentang penilaian kinerja"
ROW = {"above": "very_good", "met": "very_good", "below": "good"}


def shipped(api: Api, key: str) -> dict[str, Any]:
    items = api.get("/v1/schemes/shipped").json()["items"]
    return next(item["document"] for item in items if item["key"] == key)


def tried(api: Api, document: dict[str, Any]) -> tuple[int, list[tuple[str, str]]]:
    """Draft a version and activate it; name what stands against it."""
    made = api.post("/v1/schemes", {"scheme": document}, who="admin")
    assert made.status_code == 201, made.text
    path = f"/v1/schemes/{made.json()['id']}/activate"
    answer = api.post(path, who="admin", version=1)
    checked = api.post("/v1/schemes/check", {"scheme": document}).json()
    faults = [(error["pointer"], error["code"]) for error in answer.json().get("errors", [])]
    assert [(fault["pointer"], fault["code"]) for fault in checked["faults"]] == faults
    return answer.status_code, faults


def cells(document: dict[str, Any], results: str, behavior: str, predicate: str) -> dict[str, Any]:
    row = {**document["cells"][results], behavior: predicate}
    return {**document["cells"], results: row}


@pytest.mark.parametrize(
    ("results", "behavior", "predicate"),
    [
        ("met", "above", "very_good"),
        ("met", "met", "needs_improvement"),
        ("met", "below", "needs_improvement"),
        ("above", "below", "needs_improvement"),
        ("above", "met", "very_good"),
        ("below", "above", "poor"),
        ("below", "below", "poor"),
    ],
)
def test_n9_no_cell_of_the_law_is_changed_under_its_key(
    api: Api, results: str, behavior: str, predicate: str
) -> None:
    document = shipped(api, LAW)
    changed = {**document, "cells": cells(document, results, behavior, predicate)}
    status, faults = tried(api, changed)
    assert status == 422
    assert ("/cells", "fixed_by_law") in faults
    status, faults = tried(api, {**changed, "basis": OWN_BASIS})
    assert ("/cells", "fixed_by_law") in faults


@pytest.mark.parametrize(
    ("key", "changes", "pointer"),
    [
        (LAW, {"overrides": []}, "/overrides"),
        (LAW, {"study_dropout": ROW}, "/study_dropout"),
        ("pp-30-2019-70-30", {"conditions": []}, "/conditions"),
        (
            "pp-30-2019-60-40",
            {"bands": [{"from": "50", "predicate": "good"}, {"from": "0", "predicate": "poor"}]},
            "/bands",
        ),
    ],
)
def test_n9_nothing_else_that_a_law_says_is_changed_under_its_key(
    api: Api, key: str, changes: dict[str, Any], pointer: str
) -> None:
    status, faults = tried(api, {**shipped(api, key), **changes})
    assert status == 422
    assert (pointer, "fixed_by_law") in faults


def test_n9_weights_that_a_law_states_are_kept_and_another_kind_is_refused(api: Api) -> None:
    document = shipped(api, "pp-30-2019-70-30")
    parts = [{**part, "weight": "50"} for part in document["parts"]]
    status, faults = tried(api, {**document, "parts": parts})
    assert (status, ("/parts", "fixed_by_law") in faults) == (422, True)
    status, faults = tried(api, {**document, "key": LAW})
    assert (status, ("/kind", "fixed_by_law") in faults) == (422, True)


@pytest.mark.parametrize(
    ("basis", "is_own"),
    [
        (OWN_BASIS, True),
        ("Peraturan Bupati 3/2026, mengikuti PermenPANRB 6/2022", True),
        ("Keputusan kepala dinas", True),
        ("PermenPANRB 6/2022", False),
        ("permenpanrb nomor 6 tahun 2022", False),
        ("PermenPAN-RB No. 6 Tahun 2022, Lampiran Bab IV B3", False),
        ("Peraturan Menteri PANRB Nomor 6 Tahun 2022 pasal 26", False),
        ("PermenPANRB 6/2022, Lampiran Bab IV B3a3 dan B3b3, halaman 99-103", False),
        ("PP 30/2019 pasal 41", False),
        ("Peraturan Pemerintah Nomor 30 Tahun 2019", False),
    ],
)
def test_n9_another_key_needs_a_basis_of_its_own(api: Api, basis: str, *, is_own: bool) -> None:
    document = shipped(api, LAW)
    title = {"id": "Kuadran kota", "en": "Quadrant of the city"}
    own = {**document, "key": "kuadran-kota", "title": title, "basis": basis}
    own["cells"] = cells(document, "met", "above", "very_good")
    status, faults = tried(api, own)
    assert (status == 200) is is_own
    assert faults == ([] if is_own else [("/basis", "basis_of_law")])


def test_n9_another_key_does_not_bear_the_laws_name(api: Api) -> None:
    document = shipped(api, LAW)
    status, faults = tried(api, {**document, "key": "kuadran-kota", "basis": OWN_BASIS})
    assert (status, faults) == (422, [("/title", "name_of_law")])


def test_n9_guidance_is_left_to_the_agency(api: Api) -> None:
    document = shipped(api, LAW)
    suggestion = {**document["suggestion"], "small_part": "0.2"}
    assert tried(api, {**document, "suggestion": suggestion}) == (200, [])
