"""Responses made of values of our own are those that validation makes of the same values."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError

from penilaian_api.api.v1.shared.shapes import ShapeOut
from penilaian_api.storage.models.types import TextUuid


class Line(ShapeOut):
    id: UUID
    on: date | None
    names: list[str]


class Defaulted(Line):
    count: int = 7


def test_an_own_response_is_the_validated_one() -> None:
    fields = {"id": uuid4(), "on": date(2026, 3, 2), "names": ["a", "b"]}
    own, checked = Line.of_own(**fields), Line.model_validate(fields)
    assert own == checked
    assert own.model_dump_json() == checked.model_dump_json()
    assert own.model_fields_set == checked.model_fields_set
    assert own.model_copy(update={"on": None}).on is None
    with pytest.raises(ValidationError):
        own.on = None  # type: ignore[misc]  # it is frozen


def test_what_is_left_out_has_its_default() -> None:
    own = Defaulted.of_own(id=uuid4(), on=None, names=[])
    assert (own.count, own.model_dump()["count"]) == (7, 7)


def test_an_id_is_read_from_its_digits_as_it_is_made() -> None:
    key = uuid4()
    read = TextUuid().result_processor(None, None)  # type: ignore[arg-type]  # of any dialect
    again = read(key.hex)
    assert (again, hash(again), str(again)) == (key, hash(key), str(key))
    assert again is not None
    assert again.is_safe is key.is_safe
    assert read(None) is None
