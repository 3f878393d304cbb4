"""Rows that are written of values of our own are those that their shapes make of the same."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, NamedTuple
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.factories import evaluations
from tests.serving.client import Api

from penilaian_api.api.routing.rendering import Written, rows_writer
from penilaian_api.api.v1.me.schemas import TasksOut, TeamMemberOut, TeamPage
from penilaian_api.api.v1.shared.shapes import Day, Exact, Key, ShapeOut, text
from penilaian_api.api.v1.shared.standing import TeamEvaluationOut, TeamPlanOut
from penilaian_api.services.me.team import TeamEvaluation, TeamMember, TeamPlan
from penilaian_api.storage.models.types import TextUuid


class Color(StrEnum):
    RED = "red"
    BLUE = "blue"


class Inner(NamedTuple):
    name: str | None
    count: int


class Row(NamedTuple):
    id: UUID
    other: UUID | None
    on: date | None
    name: str
    color: Color
    colors: tuple[Color, ...]
    inner: Inner | None


class InnerOut(ShapeOut):
    name: str | None
    count: int


class RowOut(ShapeOut):
    id: Key
    other: Key | None
    on: Day | None
    name: Annotated[str, text(40)]
    color: Color
    colors: tuple[Color, ...]
    inner: InnerOut | None


class RowsOut(ShapeOut):
    items: tuple[Any, ...]
    more: tuple[Color, ...]


_TEXTS = some.text(some.characters(codec="utf-8"), min_size=1)
_ROWS = some.builds(
    Row,
    some.uuids(),
    some.none() | some.uuids(),
    some.none() | some.dates(),
    _TEXTS,
    some.sampled_from(Color),
    some.lists(some.sampled_from(Color)).map(tuple),
    some.none() | some.builds(Inner, some.none() | _TEXTS, some.integers(-(2**31), 2**31)),
)


@given(some.lists(_ROWS, max_size=3))
def test_a_written_row_is_the_one_of_its_shape(rows: list[Row]) -> None:
    shapes = tuple(
        RowOut.model_construct(
            **row._replace(inner=row.inner and InnerOut(**row.inner._asdict()))._asdict()  # type: ignore[arg-type]  # as the shape has it
        )
        for row in rows
    )
    more = (Color.BLUE,)
    written = Written(RowsOut(items=(), more=more), rows_writer(RowOut)(rows))
    assert written.to_json().decode() == RowsOut(items=shapes, more=more).model_dump_json()


def test_what_has_a_form_of_its_own_is_written_by_its_shape_alone() -> None:
    class ScoredOut(ShapeOut):
        score: Exact

    with pytest.raises(KeyError):
        rows_writer(ScoredOut)


@pytest.mark.parametrize(
    ("view", "shape"),
    [(TeamMember, TeamMemberOut), (TeamPlan, TeamPlanOut), (TeamEvaluation, TeamEvaluationOut)],
)
def test_a_row_has_the_fields_of_its_shape(view: Any, shape: type[ShapeOut]) -> None:
    assert view._fields == tuple(shape.model_fields)


@pytest.mark.parametrize(("path", "shape"), [("tasks", TasksOut), ("team", TeamPage)])
def test_what_is_written_is_what_the_shape_makes_of_it(
    api: Api, path: str, shape: type[ShapeOut]
) -> None:
    evaluations.opened(api)
    body = api.get(f"/v1/me/{path}", who="sup").text
    assert shape.model_validate_json(body).model_dump_json() == body
    assert '"items":[{' in body


def test_an_id_is_read_from_its_digits_as_it_is_made() -> None:
    key = uuid4()
    read = TextUuid().result_processor(None, None)  # type: ignore[arg-type]  # of any dialect
    again = read(key.hex)
    assert (again, hash(again), str(again)) == (key, hash(key), str(key))
    assert again is not None
    assert again.is_safe is key.is_safe
    assert read(None) is None
