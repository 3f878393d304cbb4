"""The libraries: an indicator is drafted, agreed and taken into plans, a scheme is tried and kept.

What the small office needs is written by those who need it, and decided by the administration.
"""

from typing import Any, Final

from s00_office import AGENCY, Office
from story import Story

from penilaian_client import Client

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
SCHEME: Final[dict[str, Any]] = {
    "key": "own-behavior",
    "kind": "weighted",
    "title": {"id": "Perilaku saja", "en": "Behavior alone"},
    "basis": "Contoh / example",
    "parts": [
        {
            "key": "behavior",
            "label": {"id": "Perilaku", "en": "Behavior"},
            "weight": "1",
            "source": "rating",
            "about": "behavior",
            "levels": {"above": "110", "met": "90", "below": "60"},
            "missing": "block",
        }
    ],
    "floor": "0",
    "cap": "120",
    "round": 2,
    "cliff_limit": "40",
    "bands": [{"from": "80", "predicate": "good"}, {"from": "0", "predicate": "poor"}],
    "roll_up": "shown",
}


def fill(story: Story, office: Office) -> None:
    """Agree an indicator for the plans of the small office, and try a scheme of Dumai's own."""
    admin, author = story.admins[AGENCY], story.client(office.first)
    office.indicator_version_id = _agree(author, admin)
    _replace(admin)
    _try_scheme(admin)


def _agree(author: Client, admin: Client) -> str:
    """Let who needs an indicator draft it; the check tells him what his first words lack."""
    vague = {**INDICATOR, "statement": "Meningkatnya pelayanan", "target": None}
    author.check_indicator(vague)
    made = author.create_indicator({"key": "ppid-tepat-waktu", **vague})
    draft = author.edit_indicator_version(
        made.id, made.versions[0].id, INDICATOR, version=made.versions[0].version
    )
    proposed = author.propose_indicator(made.id, draft.id, version=draft.version)
    agreed = admin.agree_indicator(made.id, proposed.id, version=proposed.version)
    admin.create_indicator_version(made.id, {**INDICATOR, "target": "95"})
    admin.get_indicator_version(made.id, agreed.id)
    admin.get_indicator(made.id)
    return agreed.id


def _replace(admin: Client) -> None:
    """Take an indicator out of use that counted the work and not what came of it."""
    statement = "Jumlah permohonan informasi yang diterima"
    body = {**INDICATOR, "statement": statement, "measured_in": "permohonan", "is_public": False}
    made = admin.create_indicator({"key": "ppid-jumlah", **body})
    version = made.versions[0]
    version = admin.propose_indicator(made.id, version.id, version=version.version)
    version = admin.agree_indicator(made.id, version.id, version=version.version)
    admin.retire_indicator(made.id, version.id, version=version.version)
    admin.list_indicators()


def _try_scheme(admin: Client) -> None:
    """Draft a scheme, see what it makes of a case, and retire it again."""
    admin.check_scheme({"scheme": {**SCHEME, "cliff_limit": "5"}})
    draft = admin.create_scheme({"scheme": SCHEME})
    draft = admin.edit_scheme(draft.id, {"scheme": {**SCHEME, "cap": "110"}}, version=draft.version)
    rated = {"source": "rating", "about": "behavior", "chosen": "met"}
    admin.simulate_scheme({"scheme_version": draft.id, "inputs": [rated]})
    active = admin.activate_scheme(draft.id, version=draft.version)
    admin.retire_scheme(active.id, version=active.version)
    admin.get_scheme(active.id)
    admin.list_schemes()
    admin.list_shipped_schemes()
