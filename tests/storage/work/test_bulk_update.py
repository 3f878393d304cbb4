"""The bulk update stores what the session's own flush stores: rows, trail and refusals alike."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm.exc import StaleDataError
from tests.factories import plans
from tests.factories.evaluations import assessment, opened, step
from tests.serving.client import Api
from tests.storage.work.bulk_outcomes import (
    Case,
    Store,
    change_records,
    count_updates,
    fetch_records,
    outcome_of,
    read_outcome,
    replace_by_records,
    replacement_of,
    transaction,
)
from tests.world import NOW

from penilaian_api.domain.errors import StaleVersionError
from penilaian_api.domain.evaluation.evaluation import EvaluationState, OrganizationResult
from penilaian_api.domain.evaluation.objection import ObjectionRule
from penilaian_api.domain.scoring.vocabulary import Expectation, Predicate
from penilaian_api.storage.evaluation.ratings import replace_ratings
from penilaian_api.storage.models.evaluation import Assessment, Evaluation, EvaluationRating
from penilaian_api.storage.models.plan import PlanIndicator, PlanRevision
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.unit_of_work import UnitOfWork

CASES = {
    "texts, days and instants, and their absence": Case(
        Evaluation,
        (
            {"self_assessment": "Selesai.", "self_assessed_at": NOW, "object_until": None},
            {"deliver_due_on": date(2026, 4, 30), "self_assessment": None},
        ),
    ),
    "a state, a rule and numbers": Case(
        Evaluation,
        (
            {"result_number": 2, "delivered_number": 1},
            {"final_by": ObjectionRule.WINDOW_MISSED, "state": EvaluationState.RATED},
        ),
    ),
    "a version alone": Case(Evaluation, ({}, None)),
    "a change that was taken back": Case(Evaluation, ({}, {}), {"self_assessment": "Batal."}),
    "decimals, choices and JSON": Case(
        Assessment,
        (
            {"score": Decimal("87.1250"), "predicate": Predicate.GOOD, "facts": {"new_idea": True}},
            {"organization_result": OrganizationResult.POOR, "results": Expectation.BELOW},
        ),
    ),
    "choices and JSON made empty": Case(
        Assessment, ({"organization_result": None, "facts": {}}, {"rated_by": None})
    ),
    "records without a version, one of them untouched": Case(
        EvaluationRating,
        (
            {"chosen": None, "level": 4, "reason": "Empat dari lima."},
            {"suggested": Expectation.ABOVE},
            None,
            {"chosen": Expectation.BELOW},
        ),
    ),
    "a rating put back": Case(EvaluationRating, ({},), {"reason": "Keliru."}),
    "lists of a draft": Case(
        PlanRevision,
        ({"resources": ["Dua petugas", "Aplikasi"], "work_agreement": None, "consequences": []},),
    ),
    "JSON that holds nothing, a flag and a scale": Case(
        PlanIndicator,
        (
            {"steps": None, "baseline": Decimal("0.5"), "is_maximum": True},
            {"steps": [{"key": "selesai", "value": "100"}], "target": None, "deadline": None},
        ),
    ),
}


def _flush(work: UnitOfWork, records: list[Any]) -> None:
    del records
    work.session.flush()


@pytest.fixture
def filled(api: Api) -> Api:
    """Two rated evaluations, and a plan in draft."""
    made = opened(api, who=("staff", "peer"))
    for who in ("staff", "peer"):
        step(api, made["evaluations"][who], "rate", "sup", assessment(made["plans"][who]))
    plans.drafted(api, "deputy")
    return api


@pytest.mark.parametrize("name", CASES)
def test_rows_and_trail_are_those_of_the_flush(filled: Api, name: str) -> None:
    case = CASES[name]
    untouched = outcome_of(filled, Case(case.model, ()), _flush)
    by_flush = outcome_of(filled, case, _flush)
    in_bulk = outcome_of(filled, case, bulk_update.store)
    assert in_bulk == by_flush
    has_changed = (by_flush.rows != untouched.rows, by_flush.trail != untouched.trail)
    assert has_changed == (name != "a rating put back",) * 2


def test_ratings_taken_up_from_their_rows_are_stored_like_fetched_records(filled: Api) -> None:
    outcomes = []
    for replace_all in (replace_by_records, replace_ratings):
        with transaction(filled) as work:
            replacements = [
                replacement_of(work, record) for record in fetch_records(work, Evaluation)
            ]
            work.session.expunge_all()
            replace_all(work, replacements)
            outcomes.append(read_outcome(work, EvaluationRating, []))
    assert outcomes[0] == outcomes[1]
    kinds = {change["change"] for change in outcomes[0].trail[0][2]}
    assert kinds == {"removed", "changed", "created"}


@pytest.mark.parametrize("name", CASES)
def test_one_statement_stores_all_of_a_kind(filled: Api, name: str) -> None:
    with transaction(filled) as work:
        records = change_records(work, CASES[name])
        with count_updates(work) as statements:
            bulk_update.store(work, records)
            work.session.flush()
        assert len(statements) == (0 if name == "a rating put back" else 1)


@pytest.mark.parametrize("store", [bulk_update.store, _flush])
def test_a_row_that_somebody_else_changed_is_refused(filled: Api, store: Store) -> None:
    with transaction(filled) as work:
        records = change_records(work, CASES["a version alone"])
        table = Evaluation.__table__
        elsewhere = update(table).where(
            table.c.agency_id == filled.agency_id(), table.c.id == records[0].id
        )
        work.session.connection().execute(elsewhere.values(version=9))
        with pytest.raises((StaleVersionError, StaleDataError)):
            store(work, records)


@pytest.mark.parametrize("store", [bulk_update.store, _flush])
def test_a_change_of_what_nobody_took_is_refused(filled: Api, store: Store) -> None:
    with transaction(filled) as work:
        record = fetch_records(work, Evaluation)[0]
        record.self_assessment = "Tidak diambil."
        with pytest.raises(AssertionError, match="changed but not taken"):
            store(work, [record])
        work.session.expire(record)
