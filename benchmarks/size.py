"""Measure what an employee's year takes in the database: bytes of tables, indexes and the trail.

A year as `benchmarks/record/whole_year.py` states it is lived through the service in an empty
agency. Counted are whole pages, as the disk has them, before and after.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer
from sqlalchemy import create_engine, text
from tests.records.clones import Copy, OneRecord
from tests.records.dialects import SQLITE, asked_for
from tests.serving.client import Api, Served
from tests.world import build as build_world

from benchmarks.record import kept, whole_year
from benchmarks.record.building import organize_in

BYTES: Final = {"sqlite": 222_000, "postgresql": 190_000}
"""An employee's year takes no more; once it was 417,000 and 281,000: docs/decisions/0043, 0098."""
_SQLITE: Final = """
    SELECT coalesce(m.tbl_name, s.name), coalesce(m.type, 'table'), sum(s.pgsize)
    FROM dbstat s LEFT JOIN sqlite_master m ON m.name = s.name GROUP BY 1, 2"""
_POSTGRES: Final = """
    SELECT t.relname, kind, sum(size) FROM pg_class t, LATERAL (
      SELECT 'table' AS kind, pg_relation_size(t.oid)
        + CASE WHEN t.reltoastrelid = 0 THEN 0 ELSE pg_total_relation_size(t.reltoastrelid) END
      UNION ALL SELECT 'index', pg_indexes_size(t.oid)) AS part (kind, size)
    WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind = 'r' GROUP BY 1, 2"""
Sizes = dict[tuple[str, str], int]


def measure(api: Api) -> Sizes:
    """Give the bytes of each table and of its indexes."""
    engine = create_engine(api.copy.owner)
    with engine.connect() as connection:
        rows = connection.execute(text(_SQLITE if api.dialect == SQLITE else _POSTGRES)).all()
    engine.dispose()
    return {(str(name), str(kind)): int(size) for name, kind, size in rows}


def _vacuum(api: Api) -> None:
    """Give back what changed rows left behind, as PostgreSQL does by itself every now and then."""
    if api.dialect == SQLITE:
        return
    engine = create_engine(api.copy.owner, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("VACUUM"))
    engine.dispose()


def grown(api: Api, people: int) -> Sizes:
    """Live a year with so many *people*; give what each of them took, table by table."""
    before = measure(api)
    whole_year.live(api, people, lambda: _vacuum(api))
    after = measure(api)
    return {key: (size - before.get(key, 0)) // people for key, size in after.items()}


@contextmanager
def organized(dialect: str) -> Iterator[Api]:
    """Open the service before an agency with a section of sixty people, and nothing else."""
    with tempfile.TemporaryDirectory(prefix="penilaian-bench-") as home:
        Path(home).chmod(0o755)
        with kept.empty(dialect, Path(home)) as copy:
            build_world(copy)
            with _served(dialect, copy) as served, served.serve(copy) as api:
                organize_in(copy, served.agencies["alfa"])
                yield api


def _served(dialect: str, copy: Copy) -> Served:
    return Served(OneRecord(dialect, copy))  # type: ignore[arg-type]  # it lends one


def main(people: Annotated[int, typer.Option(help="How many live the year.")] = 60) -> None:
    """Print what a year takes; fail where it takes more than is stated."""
    is_over = False
    for dialect in asked_for():
        with organized(dialect) as api:
            sizes = grown(api, people)
        total = sum(sizes.values())
        trail = sum(size for (name, _), size in sizes.items() if name.startswith("audit_"))
        noted = sum(size for (name, _), size in sizes.items() if name == "record_change")
        indexes = sum(size for (_, kind), size in sizes.items() if kind == "index")
        typer.echo(
            f"{dialect}: {total / 1000:.1f} kB for an employee's year, of it indexes "
            f"{indexes / 1000:.1f}, the trail {trail / 1000:.1f}, which row tells of which record "
            f"{noted / 1000:.1f}; at most {BYTES[dialect] / 1000:.0f}"
        )
        for (name, kind), size in sorted(sizes.items(), key=lambda item: -item[1])[:14]:
            typer.echo(f"  {name:24} {kind:6} {size / 1000:8.1f} kB")
        is_over |= total > BYTES[dialect]
    raise typer.Exit(int(is_over))


if __name__ == "__main__":
    typer.run(main)
