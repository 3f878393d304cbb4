"""Forge the record with the program's own functions, so that what is forged fits in itself."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, select, update

from penilaian_api.domain.errors import RefusalError
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.snapshot import (
    digest_of,
    matches,
    parse_snapshot,
    recompute,
    snapshot_bytes,
)
from penilaian_api.services.scoring.schemes import parse_document
from penilaian_api.storage.audit.checkpoints import Checkpoint
from penilaian_api.storage.audit.restating import restate
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent, AuditHead
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.cycle import SchemeVersion
from penilaian_api.storage.models.evaluation import Assessment, Snapshot
from penilaian_api.storage.packed_detail import text_of
from penilaian_api.storage.work.chain.rows import digest, mac
from penilaian_api.storage.work.record.digest import digest_of as record_digest
from tests.tampering.ground import Ground
from tests.tampering.mutations import NothingToChangeError
from tests.world import NOW


@dataclass(frozen=True)
class Forgery:
    """What was forged, and the checkpoints that somebody outside holds."""

    what: str
    known: tuple[Checkpoint, ...] = ()


def forge_result(ground: Ground) -> Forgery:
    """Give somebody another result: inputs, trail, outcome, digest and the copy for lists fit."""
    with ground.session as session:
        snapshot = _chosen_snapshot(ground)
        scheme = parse_document(
            session.scalars(
                select(SchemeVersion.document).where(
                    SchemeVersion.agency_id == ground.agency_id,
                    SchemeVersion.id == snapshot["scheme_version_id"],
                )
            ).one()
        )
        content, card = _another_result(ground, snapshot["content"], scheme)
        assert matches(content, scheme), "it must recompute"
    _set(ground, Snapshot, snapshot["id"], {"content": content, "digest": digest_of(content)})
    copied = {
        "score": card.score,
        "predicate": card.predicate,
        "results": card.ratings.results,
        "behavior": card.ratings.behavior,
    }
    table = Assessment.__table__
    ground.connection.execute(
        update(table)
        .where(table.c.agency_id == ground.agency_id, table.c.snapshot_id == snapshot["id"])
        .values(copied)
    )
    return Forgery("a result that recomputes")


def rewrite_history(ground: Ground) -> Forgery:
    """Forge a result, and write the trail anew from the row that tells of it on, to its head."""
    known = ground.keep_checkpoint()
    forge_result(ground)
    rewrite(ground, _restated_details(ground))
    if ground.finding() is not None:
        raise AssertionError(f"The forged trail does not fit in itself: {ground.finding()}")
    return Forgery("a trail written anew", (known,))


def restore_older(ground: Ground) -> Forgery:
    """Take an older copy of the record, and let it grow past the number that it had reached."""
    later = ground.connection.begin_nested()
    with ground.session as session:
        _grow(ground, session, rows=2)
    known = ground.keep_checkpoint()
    later.rollback()
    with ground.session as session:
        _grow(ground, session, rows=3)
    return Forgery("an older copy that grew on", (known,))


FORGERIES: Final[tuple[Callable[[Ground], Forgery], ...]] = (
    forge_result,
    rewrite_history,
    restore_older,
)


def _chosen_snapshot(ground: Ground) -> Mapping[str, Any]:
    table = Snapshot.__table__
    query = select(table).where(table.c.agency_id == ground.agency_id).order_by(table.c.id)
    return dict(ground.chance.choice([*ground.connection.execute(query).mappings()]))


def _another_result(ground: Ground, content: bytes, scheme: Any) -> tuple[bytes, Scorecard]:
    """Change one input to a value that the scheme takes, and compute what comes of it."""
    fields = json.loads(content)
    for _ in range(20):
        item = ground.chance.choice(fields["inputs"])
        name = next((name for name in ("realization", "value", "score") if name in item), None)
        if name is None and "chosen" not in item:
            continue
        item |= {name: str(ground.chance.randint(1, 90))} if name else {"chosen": "above"}
        forged = json.dumps(fields).encode()
        try:
            parsed = parse_snapshot(forged)
            card = recompute(parsed, scheme)
        except RefusalError:
            continue
        again = snapshot_bytes(parsed.scheme_digest, parsed.inputs, parsed.facts, card)
        if again != content:
            return again, card
    raise NothingToChangeError


def _set(ground: Ground, model: type[Base], key: object, values: Mapping[str, Any]) -> None:
    table = model.__table__
    where = (table.c.agency_id == ground.agency_id, table.c.id == key)
    ground.connection.execute(update(table).where(*where).values(values))


def _restated_details(ground: Ground) -> dict[int, str]:
    """Write the details anew that tell of snapshots and assessments, as these stand now."""
    with ground.session as session:
        stands = {
            str(record.id): record_digest(record).hex()  # type: ignore[attr-defined]  # each has an id
            for model in (Snapshot, Assessment)
            for record in session.scalars(select(model).where(model.agency_id == ground.agency_id))
        }
        details = session.execute(
            select(AuditDetail.seq, AuditDetail.content, AuditDetail.packed)
            .where(AuditDetail.agency_id == ground.agency_id)
            .order_by(AuditDetail.seq)
        ).all()
    forged = dict[int, str]()
    for seq, *detail in details:
        content = text_of(*detail)
        changes = json.loads(content)
        for change in changes:
            if change.get("digest") and change["id"] in stands:
                change["digest"] = stands[change["id"]]
        text = json.dumps(changes, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        if text != content:
            forged[seq] = text
    return forged


def rewrite(ground: Ground, details: Mapping[int, str]) -> None:
    """Write the chain anew from the first of *details* on."""
    event, detail, head = AuditEvent.__table__, AuditDetail.__table__, AuditHead.__table__
    rows = ground.connection.execute(
        select(event, detail.c.salt)
        .join(detail, (detail.c.agency_id == event.c.agency_id) & (detail.c.seq == event.c.seq))
        .where(event.c.agency_id == ground.agency_id, event.c.seq >= min(details))
        .order_by(event.c.seq)
    ).mappings()
    previous = None
    for stored in rows.all():
        row = {name: value for name, value in stored.items() if name != "salt"}
        row["previous"] = previous or row["previous"]
        seq = row["seq"]
        if seq in details:
            row["detail_mac"] = mac(stored["salt"], details[seq])
            where = (detail.c.agency_id == ground.agency_id, detail.c.seq == seq)
            fields = {"content": details[seq], "packed": None}
            ground.connection.execute(update(detail).where(*where).values(fields))
        previous = row["digest"] = digest(row)
        where = (event.c.agency_id == ground.agency_id, event.c.seq == seq)
        ground.connection.execute(update(event).where(*where).values(row))
    ground.connection.execute(
        update(head).where(head.c.agency_id == ground.agency_id).values(digest=previous)
    )


def _grow(ground: Ground, session: Any, rows: int) -> None:
    """Let the trail grow by rows that the program writes itself."""
    for _ in range(rows):
        restate(session, ground.agency_id, NOW)
    session.commit()
    assert session.scalar(select(func.count()).select_from(AuditEvent))
