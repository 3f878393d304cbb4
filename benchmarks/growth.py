"""Hold that a page costs the page: what it visits in a large agency is what it visits in a small.

Every list, and what people look at each day, is asked for in agencies of two sizes by callers who
have the same around them in both; counted is what the database visits.
"""

import json
from typing import Annotated, Final

import typer
from tests.records.dialects import asked_for

from benchmarks.asking import EMPLOYEE, REQUESTS
from benchmarks.counting import Count, counted
from benchmarks.record.kept import Record, opened
from benchmarks.record.people import id_of
from benchmarks.record.year import CYCLE

RATIO: Final = 1.3
"""So much more may be visited in the agency that is ten times as large."""
FEW: Final = 60
"""Rows (on SQLite steps) that are no growth: a tree of an index has one level more."""
NEIGHBORS: Final = 1
"""The section whose people ask: a copy, as nearly all are."""


def main(
    small: Annotated[int, typer.Option(help="People of the small agency.")] = 1_000,
    large: Annotated[int, typer.Option(help="People of the large one.")] = 10_000,
    *,
    only: Annotated[str, typer.Option(help="A part of the requests' paths.")] = "",
    on: Annotated[str, typer.Option(help="One of the databases.")] = "",
) -> None:
    """Print what each request visits in both agencies; end with 1 where it grows."""
    grown = []
    for dialect in _chosen(only, on):
        before, after = (_count_all(dialect, people, only) for people in (small, large))
        typer.echo(f"\n{dialect}: visited at {small:,} and {large:,} people")
        for (path, who), few in before.items():
            many = after[path, who]
            is_bounded = bounded(few, many)
            typer.echo(describe(path, who, few, many, is_bounded=is_bounded))
            if not is_bounded:
                grown.append(f"{dialect}: {path} by {who}")
    typer.echo(json.dumps({"bench": "growth", "holds": not grown, "grown": grown}))
    raise typer.Exit(1 if grown else 0)


def _chosen(only: str, on: str) -> list[str]:
    """Choose the databases that are named; a bench of nothing would hold."""
    if not any(only in path for path, _ in REQUESTS):
        raise typer.BadParameter(f"{only!r} is a part of no path that is asked for")
    dialects = [dialect for dialect in asked_for() if on in dialect]
    if not dialects:
        raise typer.BadParameter(f"{on!r} is none of these: {', '.join(asked_for())}")
    return dialects


def bounded(few: Count, many: Count) -> bool:
    """Tell whether a request visits in the large agency what it visits in the small one."""
    return many.visited <= max(few.visited * RATIO, few.visited + FEW)


def describe(path: str, who: str, few: Count, many: Count, *, is_bounded: bool) -> str:
    """Write one line of the table."""
    ratio = many.visited / max(few.visited, 1)
    mark = "" if is_bounded else f"  GROWS  {many.widest.node} {many.widest.rows:,.0f}"
    return f"{path:<38} {who:<8} {few.visited:>10,.0f} {many.visited:>12,.0f} {ratio:>7.2f}{mark}"


def _count_all(dialect: str, people: int, only: str) -> dict[tuple[str, str], Count]:
    with opened(dialect, people) as record:
        return {
            (path, who): count_request(record, path, who) for path, who in REQUESTS if only in path
        }


def count_request(record: Record, path: str, who: str, section: int = NEIGHBORS) -> Count:
    """Count what one request visits, once those that any caller begins with were asked."""
    headers = _headers(record, who, section)
    path = path.format_map(_Records(record, section))
    record.served.app.context.tokens.keys.public_keys()
    own = _headers(record, EMPLOYEE, section)
    record.api.http.get("/v1/me", headers=own)  # a connection learns its tables at first
    with counted(record.served.app.context.database.engine, record.agency_id) as count:
        answer = record.api.http.get(path, headers=headers)
    assert answer.status_code == 200, answer.text  # noqa: PLR2004, S101 - else nothing was counted
    return count


def _headers(record: Record, who: str, section: int) -> dict[str, str]:
    if who == "nobody":
        return {}
    is_of_world = who in {"admin", "service", "auditor"}
    token = record.api.token(who) if is_of_world else record.token(who, section)
    return {"Authorization": f"Bearer {token}"}


class _Records(dict[str, str]):
    """The records of a section that stand in paths, each found as it is asked for."""

    def __init__(self, record: Record, section: int) -> None:
        super().__init__(position=f"SECTION-STAFF-SEKSI-{section:05d}")
        self._record, self._section = record, section

    def __missing__(self, name: str) -> str:
        own = f"employee_id={id_of(EMPLOYEE, self._section)}"
        path, who = {
            "plan_id": (f"plans?{own}", EMPLOYEE),
            "evaluation_id": (f"evaluations?{own}&state=delivered", EMPLOYEE),
            "standard_id": ("standards", "admin"),
            "period_id": (f"cycles/{CYCLE}", "admin"),
        }[name]
        headers = _headers(self._record, who, self._section)
        body = self._record.api.http.get(f"/v1/{path}", headers=headers).json()
        key: str = body.get("periods", body.get("items"))[0]["id"]
        return key


if __name__ == "__main__":
    program = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    program.command()(main)
    program()
