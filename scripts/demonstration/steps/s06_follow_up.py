"""Step 6: what follows from results: who does well by a stated rule."""

from typing import Final

from samples.office import AGENCY
from story import Story

_OWN: Final = {
    "key": "pegawai-teladan",
    "title": {"id": "Pegawai teladan", "en": "Exemplary employee"},
    "source": "Keputusan Kepala Dinas 7/2027",
    "predicate_at_least": "good",
}


def find_outstanding(story: Story) -> None:
    """Find who did well in Lampung: in the year, and steadily through the monthly program."""
    admin = story.admins["lampung"]
    admin.list_shipped_outstanding_rules()
    for source, rule in (
        ("S2", "steady-score"),
        ("S0", "very-good"),
    ):
        appraisal = story.find_appraisal(source)
        adopted = admin.adopt_outstanding_rule(rule)
        admin.get_outstanding_rule(adopted.id)
        *_, newest = appraisal.period_ids.values()
        admin.list_outstanding(newest, rule=rule)
    admin.list_outstanding_rules()


def try_rule(story: Story) -> None:
    """Draft a rule of one's own, correct it, let it be used and retire it."""
    admin = story.admins[AGENCY]
    drafted = admin.create_outstanding_rule({"rule": _OWN})
    steady = {"over": 2, "predicate_at_least": "good", "spread_at_most": 1}
    body = {"rule": {**_OWN, "steady_predicate": steady}}
    edited = admin.edit_outstanding_rule(drafted.id, body, version=drafted.version)
    active = admin.activate_outstanding_rule(edited.id, version=edited.version)
    admin.retire_outstanding_rule(active.id, version=active.version)
