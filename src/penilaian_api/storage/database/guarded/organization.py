"""Guard who stands where: seats, reporting lines, delegations, assessors."""

from collections.abc import Iterator
from typing import Final

from penilaian_api.storage.database.guard_kinds import Guard, no_overlap, trigger

_OWN_POST: Final = "kind = 'definitive' AND voided_at IS NULL"


def _no_circle() -> tuple[Guard, ...]:
    """Refuse a reporting line that makes a position report, in the end, to itself on some day."""
    prelude = (
        "WITH RECURSIVE up(position_id, depth, from_day, to_day) AS ("
        "SELECT NEW.superior_position_id, 1, NEW.starts_on, COALESCE(NEW.ends_before, DATE_END) "
        "UNION SELECT l.superior_position_id, up.depth + 1, "
        "CASE WHEN l.starts_on > up.from_day THEN l.starts_on ELSE up.from_day END, "
        "CASE WHEN COALESCE(l.ends_before, DATE_END) < up.to_day "
        "THEN COALESCE(l.ends_before, DATE_END) ELSE up.to_day END "
        "FROM reporting_line l JOIN up ON l.position_id = up.position_id "
        "WHERE l.agency_id = NEW.agency_id AND l.voided_at IS NULL AND l.id <> NEW.id "
        "AND up.depth < 40 AND l.starts_on < up.to_day "
        "AND COALESCE(l.ends_before, DATE_END) > up.from_day)"
    )
    broken = (
        "NEW.voided_at IS NULL AND EXISTS (SELECT 1 FROM up WHERE up.position_id = NEW.position_id)"
    )
    guards = []
    for moment in ("INSERT", "UPDATE"):
        name = f"gd_reporting_line_circle_{moment.lower()}"
        made = trigger(name, "reporting_line", moment, "reporting_circle", broken, prelude=prelude)
        guards.append(
            Guard(
                name,
                made.table,
                tuple(_sqlite_circle(name, moment, prelude, broken)),
                tuple(line.replace("DATE_END", "DATE '9999-12-31'") for line in made.postgres),
            )
        )
    return tuple(guards)


def _sqlite_circle(name: str, moment: str, prelude: str, broken: str) -> Iterator[str]:
    """Write the circle for SQLite, which takes no WITH before a trigger's own SELECT."""
    members = prelude.replace("DATE_END", "'9999-12-31'")
    inner = broken.replace("EXISTS (SELECT", f"EXISTS ({members} SELECT")
    yield (
        f"CREATE TRIGGER {name} BEFORE {moment} ON reporting_line FOR EACH ROW "
        f"BEGIN SELECT RAISE(ABORT, 'gd:reporting_circle') WHERE {inner}; END"
    )


def _one_place() -> tuple[Guard, ...]:
    """Let a position that others report to have one place: else nobody could say who leads."""
    crowd = "SELECT 1 FROM position p WHERE p.agency_id = NEW.agency_id AND p.places > 1"
    below = "SELECT 1 FROM reporting_line l WHERE l.agency_id = NEW.agency_id"
    led = f"NEW.voided_at IS NULL AND EXISTS ({crowd} AND p.id = NEW.superior_position_id)"
    leads = (
        f"NEW.places > 1 AND EXISTS ({below} AND l.voided_at IS NULL "
        "AND l.superior_position_id = NEW.id)"
    )
    code, line = "superior_with_places", "reporting_line"
    return (
        trigger("gd_reporting_line_place_insert", line, "INSERT", code, led),
        trigger("gd_reporting_line_place_update", line, "UPDATE", code, led),
        trigger("gd_position_place", "position", "UPDATE OF places", code, leads),
    )


GUARDS: Final[tuple[Guard, ...]] = (
    *no_overlap("ex_assignment_seat", "assignment", ("position_id", "seat", "kind")),
    *no_overlap("ex_assignment_post", "assignment", ("employee_id",), _OWN_POST),
    *no_overlap("ex_reporting_line", "reporting_line", ("position_id",)),
    *no_overlap("ex_delegation", "delegation", ("position_id",)),
    *no_overlap("ex_assessor", "assessor", ("employee_id",), "1 = 1"),
    *_no_circle(),
    *_one_place(),
)
