"""Agree an indicator for the library, retire another, and try a scheme of Dumai's own."""

import json
from pathlib import Path
from typing import Any, Final

from samples.office import AGENCY, Office
from story import Story

from penilaian_client import Client

CONTRACT = Path(__file__).parents[3] / "openapi" / "penilaian.v1.json"
INDICATOR: Final[dict[str, Any]] = {
    "statement": "Persentase permohonan informasi yang dijawab dalam sepuluh hari kerja",
    "result": "Terlayaninya permohonan informasi publik",
    "definition": "Permohonan yang dijawab tepat waktu dibagi semua permohonan yang masuk.",
    "formula": "dijawab tepat waktu / diterima * 100",
    "data_source": "Register permohonan informasi",
    "measured_in": "persen",
    "polarity": "higher",
    "aspects": ["time"],
    "accumulation": "last",
    "frequency": "quarter",
    "target": "90",
    "sector": "general",
    "title_keys": ["pengelola_layanan_operasional"],
    "is_public": True,
    "is_public_service": True,
}


def fill_library(story: Story, office: Office) -> None:
    """Agree an indicator that an employee of the office drafts, and retire another."""
    admin, author = story.admins[AGENCY], story.sign_in(office.first)
    office.indicator_version_id = _agree_indicator(author, admin)
    _retire_indicator(admin)


def try_scheme(story: Story) -> None:
    """Draft the contract's example of a scheme, simulate a score with it, and retire it."""
    admin, scheme = story.admins[AGENCY], _load_example_scheme()
    admin.check_scheme({"scheme": {**scheme, "cliff_limit": "5"}})
    draft = admin.create_scheme({"scheme": scheme})
    draft = admin.edit_scheme(draft.id, {"scheme": {**scheme, "cap": "110"}}, version=draft.version)
    rating = {"source": "rating", "about": "behavior", "chosen": "met"}
    admin.simulate_scheme({"scheme_version": draft.id, "inputs": [rating]})
    active = admin.activate_scheme(draft.id, version=draft.version)
    admin.retire_scheme(active.id, version=active.version)
    admin.get_scheme(active.id)
    admin.list_schemes()
    admin.list_shipped_schemes()


def _load_example_scheme() -> dict[str, Any]:
    schemas = json.loads(CONTRACT.read_text())["components"]["schemas"]
    scheme: dict[str, Any] = schemas["SchemeIn"]["examples"][0]["scheme"]
    return scheme


def _agree_indicator(author: Client, admin: Client) -> str:
    """Draft an indicator, see in the check what it lacks, mend it, propose it, and agree it."""
    vague = {**INDICATOR, "statement": "Meningkatnya pelayanan", "target": None}
    author.check_indicator(vague)
    indicator = author.create_indicator({"key": "ppid-tepat-waktu", **vague})
    first = indicator.versions[0]
    draft = author.edit_indicator_version(indicator.id, first.id, INDICATOR, version=first.version)
    proposed = author.propose_indicator(indicator.id, draft.id, version=draft.version)
    agreed = admin.agree_indicator(indicator.id, proposed.id, version=proposed.version)
    admin.create_indicator_version(indicator.id, {**INDICATOR, "target": "95"})
    admin.get_indicator_version(indicator.id, agreed.id)
    admin.get_indicator(indicator.id)
    return agreed.id


def _retire_indicator(admin: Client) -> None:
    """Retire an indicator that counted the work and not what came of it."""
    statement = "Jumlah permohonan informasi yang diterima"
    body = {**INDICATOR, "statement": statement, "measured_in": "permohonan", "is_public": False}
    indicator = admin.create_indicator({"key": "ppid-jumlah", **body})
    version = indicator.versions[0]
    version = admin.propose_indicator(indicator.id, version.id, version=version.version)
    version = admin.agree_indicator(indicator.id, version.id, version=version.version)
    admin.retire_indicator(indicator.id, version.id, version=version.version)
    admin.list_indicators()
