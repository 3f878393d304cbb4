"""Fill the forms of who does what for the results of a leader: A.1.4 and A.1.5."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.plan.plan import WorkResultKind
from penilaian_api.services.document import words
from penilaian_api.services.document.forms import plans, results
from penilaian_api.services.document.forms.sources import FormSources
from penilaian_api.storage.document.teams import SupportingRole
from penilaian_api.storage.plan.plans import PlannedResult

_UPRIGHT: Final = 3
"""So many columns of results fit on an upright sheet."""
_ACROSS: Final = 6
"""So many fit on one across; what is more goes on in a further table."""
Sheet = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Column:
    """A result of a leader, with its indicators and their numbers where they are shown."""

    line_id: UUID
    statement: str
    indicators: Sequence[tuple[int, str]] = ()

    @property
    def width(self) -> int:
        """How many columns of the sheet it takes: one for each indicator."""
        return max(1, len(self.indicators))


def workblock_sheet(sources: FormSources) -> Sheet:
    """Fill a workblock for each main result, as far as plans state it: A.1.4."""
    main = [each for each in sources.results if each.result.kind is WorkResultKind.MAIN]
    return {
        "title": ["WORKBLOCK UNTUK IDENTIFIKASI STRATEGI", "PENCAPAIAN HASIL KERJA"],
        "span": plans.span(sources),
        "drawn": "workblock",
        "across": False,
        "blocks": [_block(sources, planned) for planned in main],
    }


def matrix_sheet(sources: FormSources) -> Sheet:
    """Fill the matrix of roles and results: of the team, then of each team within it (A.1.5)."""
    tables = _tables(sources, sources.employee, _own_columns(sources), _team(sources))
    for leader in sources.team:
        below = _supporters(sources, leader.lines)
        if below:
            columns = [_Column(key, statement) for key, statement in leader.lines.items()]
            tables += _tables(sources, sources.party(leader.employee_id), columns, below)
    return {
        "title": ["MATRIKS PEMBAGIAN PERAN DAN HASIL"],
        "span": plans.span(sources),
        "drawn": "matrix",
        "across": any(each["width"] > _UPRIGHT for each in tables),
        "tables": tables,
    }


def _own_columns(sources: FormSources) -> list[_Column]:
    numbers = count(1)
    return [
        _Column(
            planned.result.line_id,
            planned.result.statement,
            [(next(numbers), indicator.statement) for indicator in planned.indicators],
        )
        for planned in sources.results
    ]


def _team(sources: FormSources) -> dict[UUID, str]:
    """Name who stands in the first matrix: the team, and who helps from elsewhere.

    Not who works for a leader of a team within it alone: they stand in the matrix of that team.
    """
    helping = _supporters(sources, {each.result.line_id for each in sources.results})
    within = _supporters(sources, {line for each in sources.team for line in each.lines})
    team = {each.employee_id: each.name for each in sources.team}
    direct = {key: name for key, name in team.items() if key in helping or key not in within}
    return {**direct, **helping}


def _supporters(sources: FormSources, lines: Iterable[UUID]) -> dict[UUID, str]:
    known = set(lines)
    return {each.employee_id: each.name for each in sources.roles if each.supports in known}


def _tables(
    sources: FormSources,
    leader: Mapping[str, str],
    columns: Sequence[_Column],
    people: Mapping[UUID, str],
) -> list[Sheet]:
    """Write a matrix as tables that fit on a sheet, and below the last what lacks in it."""
    roles = {key: _numbered_roles(sources, key, columns) for key in people}
    tables: list[Sheet] = [
        {
            "leader": {"name": leader["name"], "position": leader["position"]},
            "width": sum(column.width for column in part),
            "columns": [
                {
                    "statement": column.statement,
                    "indicators": column.indicators,
                }
                for column in part
            ],
            "team": [
                {
                    "name": name,
                    "position": sources.party(key)["position"],
                    "roles": [roles[key].get(column.line_id, []) for column in part],
                }
                for key, name in people.items()
            ],
            "notes": [],
        }
        for part in _fitting(columns)
    ]
    if tables:
        tables[-1]["notes"] = _lacking(columns, people, roles)
    return tables


def _fitting(columns: Sequence[_Column]) -> list[list[_Column]]:
    """Part columns so that each part fits on a sheet across."""
    parts: list[list[_Column]] = []
    for column in columns:
        if not parts or sum(each.width for each in parts[-1]) + column.width > _ACROSS:
            parts.append([])
        parts[-1].append(column)
    return parts


def _numbered_roles(
    sources: FormSources, employee_id: UUID, columns: Sequence[_Column]
) -> dict[UUID, list[tuple[int, str]]]:
    """Give the roles of a person numbers from the first column to the last."""
    numbers = count(1)
    return {
        column.line_id: [
            (next(numbers), role.planned.result.statement)
            for role in sources.roles
            if role.employee_id == employee_id and role.supports == column.line_id
        ]
        for column in columns
    }


def _lacking(
    columns: Sequence[_Column],
    people: Mapping[UUID, str],
    roles: Mapping[UUID, Mapping[UUID, Sequence[object]]],
) -> list[str]:
    """Name the results in which nobody has a role, and the people who have none."""
    uncovered = [
        column.statement
        for column in columns
        if not any(roles[key][column.line_id] for key in people)
    ]
    idle = [name for key, name in people.items() if not any(roles[key].values())]
    notes = [f"Belum ada yang berperan dalam: {'; '.join(uncovered)}."] if uncovered else []
    return [*notes, f"Belum berperan: {', '.join(idle)}."] if idle else notes


def _block(sources: FormSources, planned: PlannedResult) -> Sheet:
    """Write the strategy for a result: who is to do what for it, and what that should come to."""
    roles = [each for each in sources.roles if each.supports == planned.result.line_id]
    deadlines = [each.deadline for each in planned.indicators if each.deadline is not None]
    positions = {each.name: sources.party(each.employee_id)["position"] for each in roles}
    until = words.day_of(max(deadlines)) if deadlines else words.last_day(sources.ends_before)
    return {
        "title": planned.result.statement,
        "indicators": _targets([planned]),
        "owner": sources.employee["position"],
        "parties": [f"{name} ({post})" if post else name for name, post in positions.items()],
        "until": until,
        "purpose": sources.goal_of(planned),
        "activities": {
            "routine": [each.planned.result.statement for each in roles if not _transforms(each)],
            "transforming": [each.planned.result.statement for each in roles if _transforms(each)],
        },
        "milestones": {
            "routine": _targets(each.planned for each in roles if not _transforms(each)),
            "transforming": _targets(each.planned for each in roles if _transforms(each)),
        },
    }


def _transforms(role: SupportingRole) -> bool:
    """Tell work that reaches a state step by step from work that goes on."""
    return any(each.steps for each in role.planned.indicators)


def _targets(planned: Iterable[PlannedResult]) -> list[str]:
    lines = (indicator for each in planned for indicator in each.indicators)
    return [f"{each.statement}: {results.target_of(each)}" for each in lines]
