"""Build the guards by which the database refuses: triggers, exclusions, circles, in both dialects.

A guard is written once, over SQL that both dialects read alike; ``guarded_tables.py`` lists which
guards stand on which table. A trigger speaks by raising ``gd:<code>``; ``errors.py`` turns that
into a refusal.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from penilaian_api.storage.models.base import Base


@dataclass(frozen=True, slots=True)
class Guard:
    """One thing held by the database: how it is put up and taken down on each dialect."""

    name: str
    table: str
    sqlite: tuple[str, ...]
    postgres: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """When a record is settled (SQL over OLD), and the columns that may still move from then on."""

    reached: str
    movable: frozenset[str]


def trigger(  # noqa: PLR0913 - each is a part of the statement
    name: str, table: str, when: str, code: str, broken: str, *, prelude: str = ""
) -> Guard:
    """Refuse with *code* what makes *broken* true, *when* (``UPDATE OF state``, ``INSERT`` …).

    *broken* is SQL over NEW and OLD that both dialects read alike; *prelude* is a ``WITH`` for it.
    """
    question = f"{prelude} SELECT RAISE(ABORT, 'gd:{code}') WHERE {broken};"
    sqlite = f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW BEGIN {question} END"
    answer = "OLD" if when == "DELETE" else "NEW"
    function = (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF ({prelude} SELECT {broken}) THEN "
        f"RAISE EXCEPTION 'gd:{code}' USING ERRCODE = 'check_violation'; END IF; "
        f"RETURN {answer}; END $$"
    )
    attach = (
        f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    )
    return Guard(name, table, (sqlite,), (function, attach))


def kept(table: str) -> Guard:
    """Refuse to remove a row: what was written stays."""
    return trigger(f"gd_{table}_kept", table, "DELETE", "append_only", "1 = 1")


def append_only(table: str) -> tuple[Guard, Guard]:
    """Refuse every change and removal of a row: what was written stays."""
    return trigger(f"gd_{table}_unchanged", table, "UPDATE", "append_only", "1 = 1"), kept(table)


def settled_by(table: str, *stages: Stage, code: str = "append_only") -> tuple[Guard, Guard]:
    """Keep every row, and of those that reached a stage all but the columns that may still move."""
    return fixed_columns(f"gd_{table}_fixed", table, code, *stages), kept(table)


def workflow(table: str, name: str) -> tuple[Guard, Guard]:
    """Let a state be born and move only along the pairs that ``legal_step`` lists for *name*."""
    listed = (
        "SELECT 1 FROM legal_step s "
        "WHERE s.workflow = '{0}' AND s.origin = {1} AND s.target = NEW.state"
    )
    moves, born = listed.format(name, "OLD.state"), listed.format(name, "'new'")
    return (
        trigger(
            f"gd_{table}_state",
            table,
            "UPDATE OF state",
            "illegal_state",
            f"NEW.state <> OLD.state AND NOT EXISTS ({moves})",
        ),
        trigger(f"gd_{table}_born", table, "INSERT", "illegal_state", f"NOT EXISTS ({born})"),
    )


def document_versions(table: str, name: str, code: str, *follows: str) -> tuple[Guard, ...]:
    """Keep the versions of a document as they are once they were in use, and all of them.

    *follows*: columns that may still move then.
    """
    return (
        fixed_columns(
            f"gd_{table}_unchanged",
            table,
            code,
            Stage("OLD.status <> 'draft'", frozenset({"status", "version", *follows})),
        ),
        kept(table),
        trigger(
            f"gd_{table}_status",
            table,
            "UPDATE OF status",
            "illegal_state",
            "NEW.status <> OLD.status AND NOT EXISTS (SELECT 1 FROM legal_step s WHERE "
            f"s.workflow = '{name}' AND s.origin = OLD.status AND s.target = NEW.status)",
        ),
    )


def no_overlap(
    name: str, table: str, keys: tuple[str, ...], only: str = "voided_at IS NULL"
) -> tuple[Guard, ...]:
    """Refuse two rows in force on the same day for the same *keys*, among those that are *only*.

    The keys stand in the order in which they tell most rows apart, the agency last: an index of
    this kind is searched by its first column, and the agency is nearly always the same.
    """
    same = " AND ".join(f"o.{key} = NEW.{key}" for key in ("agency_id", *keys))
    clash = (
        f"{_of('NEW', only)} AND EXISTS (SELECT 1 FROM {table} o WHERE {same} "
        f"AND o.id <> NEW.id AND {_of('o', only)} "
        "AND o.starts_on < COALESCE(NEW.ends_before, '9999-12-31') "
        "AND NEW.starts_on < COALESCE(o.ends_before, '9999-12-31'))"
    )
    equal = ", ".join(f"{key} WITH =" for key in (*keys, "agency_id"))
    exclusion = (
        f"ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist "
        f"({equal}, daterange(starts_on, ends_before) WITH &&) WHERE ({only})"
    )
    return tuple(
        Guard(
            f"{name}_{moment.lower()}",
            table,
            (
                (
                    f"CREATE TRIGGER {name}_{moment.lower()} BEFORE {moment} ON {table} "
                    f"FOR EACH ROW BEGIN SELECT RAISE(ABORT, 'gd:overlap') WHERE {clash}; END"
                ),
            ),
            (exclusion,) if moment == "INSERT" else (),
        )
        for moment in ("INSERT", "UPDATE")
    )


def _of(row: str, condition: str) -> str:
    """Ask *condition*, written over plain columns, of *row*."""
    return re.sub(r"\b(voided_at|kind|supersedes_id)\b", rf"{row}.\1", condition)


def settled_with(table: str, above: str, settled: str, *movable: str) -> tuple[Guard, ...]:
    """Keep the parts of a record as they are once it is *settled* (SQL over the state ``a.state``).

    *movable*: columns that may still move then.
    """
    is_settled = (
        f"EXISTS (SELECT 1 FROM {above} a WHERE a.agency_id = {{0}}.agency_id "
        f"AND a.id = {{0}}.{above}_id AND {settled})"
    )
    joined = trigger(f"gd_{table}_joined", table, "INSERT", "append_only", is_settled.format("NEW"))
    removed = trigger(f"gd_{table}_kept", table, "DELETE", "append_only", is_settled.format("OLD"))
    left = " OR ".join(is_settled.format(row) for row in ("OLD", "NEW"))
    fixed = fixed_columns(
        f"gd_{table}_fixed", table, "append_only", Stage(f"({left})", frozenset(movable))
    )
    return (joined, removed, fixed)


def fixed_columns(name: str, table: str, code: str, *stages: Stage) -> Guard:
    """Refuse every change of a settled record but of the columns that may still move.

    The guarded columns are all that the mapped class has besides: a new column is guarded the day
    it appears. Of several stages that a record has reached, each holds.
    """
    columns = Base.metadata.tables[table].columns.keys()
    sqlite, postgres = (
        trigger(name, table, "UPDATE", code, _is_moved(stages, columns, differs))
        for differs in (_DIFFERS_ON_SQLITE, _DIFFERS_ON_POSTGRES)
    )
    return Guard(name, table, sqlite.sqlite, postgres.postgres)


_DIFFERS_ON_SQLITE: Final = 'NEW."{0}" IS NOT OLD."{0}"'
"""The same bytes as a text and as a blob are two values."""

_DIFFERS_ON_POSTGRES: Final = 'CAST(NEW."{0}" AS TEXT) IS DISTINCT FROM CAST(OLD."{0}" AS TEXT)'
"""As texts, since JSON cannot be compared as it is."""


def _is_moved(stages: Iterable[Stage], columns: Iterable[str], differs: str) -> str:
    """Ask whether a stage was reached and one of its columns differs."""
    names = tuple(columns)
    return " OR ".join(
        f"({stage.reached}) AND ("
        + " OR ".join(differs.format(name) for name in names if name not in stage.movable)
        + ")"
        for stage in stages
    )
