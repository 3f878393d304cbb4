"""The bulk insert stores what the session's own flush stores: rows, trail, records and digests."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from tests.records.wire import heard
from tests.serving.client import Api
from tests.storage.work.bulk_outcomes import REQUEST, Outcome, read_outcome, transaction
from tests.world import NOW, key

from penilaian_api.domain.plan.plan import Accumulation, Frequency, Polarity
from penilaian_api.storage.models.account import ActivationCode
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent
from penilaian_api.storage.models.indicator import Indicator, IndicatorVersion
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.work import bulk_insert
from penilaian_api.storage.work.record.digest import digest_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

Way = Callable[[UnitOfWork, list[Any]], None]


@dataclass
class Case:
    """New records of a model, each with these values; *before* are records that they refer to."""

    model: type[Any]
    values: tuple[dict[str, Any], ...]
    before: tuple[type[Any], dict[str, Any]] | None = None
    shared: dict[str, Any] = field(default_factory=dict)

    def records(self, agency_id: UUID) -> list[Any]:
        return [
            self.model(agency_id=agency_id, **{"id": key(f"new:{number}"), **self.shared, **values})
            for number, values in enumerate(self.values)
        ]


def unit(code: str, parent: str, **more: Any) -> dict[str, Any]:
    path = f"DINAS/{code}/" if parent == "alfa:DINAS" else f"DINAS/SATU/{code}/"
    return {"code": code, "name": f"Unit {code}", "parent_id": key(parent), "path": path, **more}


MEASURED: dict[str, Any] = {
    "indicator_id": key("library"),
    "state": "draft",
    "statement": 'Persentase "aduan", 90 % selesai \\ tepat waktu 🙂',
    "polarity": next(iter(Polarity)),
    "aspects": ["quality", "time"],
    "accumulation": next(iter(Accumulation)),
    "frequency": next(iter(Frequency)),
}
CASES = {
    "texts, defaults, a record that the one before carries": Case(
        Unit,
        (
            unit("SATU", "alfa:DINAS", id=key("satu"), kind="bidang"),
            unit("DUA", "satu", kind="seksi", sector="health", is_public_service=True),
        ),
    ),
    "choices, decimals, lists, and nothing": Case(
        IndicatorVersion,
        (
            {"number": 1, "target": Decimal("-12.5"), "steps": None},
            {"number": 2, "steps": [{"key": "a", "value": "100"}], "measured_in": "%"},
            {"number": 3, "title_keys": ["x", "y"], "baseline": Decimal(0), "is_public": None},
        ),
        (Indicator, {"id": key("library"), "key": "library", "created_at": NOW}),
        MEASURED,
    ),
    "bytes that are a secret, days and instants": Case(
        ActivationCode,
        (
            {"digest": bytes(range(32)), "expires_at": NOW},
            {"digest": bytes(32), "expires_at": NOW, "used_at": NOW},
        ),
        None,
        {"account_id": key("alfa:account:staff"), "issued_at": NOW},
    ),
}


def by_flush(work: UnitOfWork, records: list[Any]) -> None:
    work.session.add_all(records)
    work.session.flush()


def in_bulk(work: UnitOfWork, records: list[Any]) -> None:
    bulk_insert.insert(work, records)


def outcome_of(api: Api, case: Case, way: Way) -> tuple[Outcome, list[bytes]]:
    outcomes = []
    with transaction(api) as work:
        if case.before is not None:
            model, values = case.before
            work.session.add(model(agency_id=api.agency_id(), **values))
        records = case.records(api.agency_id())
        way(work, records)
        digests = [digest_of(record) for record in records]
        outcomes.append((read_outcome(work, case.model, records), digests))
    return outcomes[0]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_both_ways_store_the_same(api: Api, case: Case) -> None:
    flushed, inserted = (outcome_of(api, case, way) for way in (by_flush, in_bulk))
    assert inserted == flushed


def units(count: int) -> list[Unit]:
    values = [unit(f"U{number}", "alfa:DINAS", kind="seksi") for number in range(count)]
    return [Unit(id=key(f"many:{number}"), **each) for number, each in enumerate(values)]


def test_g3_many_records_are_one_statement_on_the_wire(api: Api) -> None:
    sent: list[str] = []
    with transaction(api) as work, heard(work.session.get_bind().engine, sent.append):
        work.of(Unit).add_all(units(300))
        assert work.session.get(Unit, (api.agency_id(), key("many:7"))).version == 1
        work.close()
    inserts = [text for text in sent if "INSERT INTO unit" in text]
    assert len(inserts) <= 1, sent  # PostgreSQL tells when the connection is given back


def test_g8_a_set_is_one_row_of_the_trail_with_a_digest_for_each(api: Api) -> None:
    with transaction(api) as work:
        records = units(3)
        for record in records:
            record.agency_id = api.agency_id()
        bulk_insert.insert(work, records, as_set=True)
        assert not [*work.session]
        work.close()
        query = (
            select(AuditEvent.employee_id, AuditDetail.content)
            .join(AuditDetail, AuditDetail.seq == AuditEvent.seq)
            .where(AuditEvent.agency_id == api.agency_id(), AuditEvent.request_id == REQUEST)
            .where(AuditDetail.agency_id == api.agency_id())
        )
        rows = work.session.execute(query).all()
        assert [(row.employee_id, json.loads(row.content)) for row in rows] == [
            (
                None,
                [
                    {
                        "record": "unit",
                        "id": str(record.id),
                        "change": "created",
                        "digest": digest_of(record).hex(),
                    }
                    for record in records
                ],
            )
        ]


def test_an_instant_without_a_zone_is_refused(api: Api) -> None:
    naive = datetime(2026, 3, 27, 2)  # noqa: DTZ001 - the very thing
    record = Indicator(agency_id=api.agency_id(), key="naive", created_at=naive)
    with transaction(api) as work, pytest.raises(ValueError, match="zone"):
        bulk_insert.insert(work, [record])
