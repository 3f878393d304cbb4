"""What develops people stands apart: no table of another wing refers to one of its tables."""

from typing import Final

import pytest

from penilaian_api.storage import models
from penilaian_api.storage.models.base import Base

assert models
WING: Final = "penilaian_api.storage.models.development"
TABLES: Final = {
    str(mapper.local_table.name)
    for mapper in Base.registry.mappers
    if mapper.class_.__module__.startswith(WING)
}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_nothing_outside_the_wing_can_name_what_develops_somebody(name: str) -> None:
    referring = {
        table.name
        for table in Base.metadata.tables.values()
        for key in table.foreign_key_constraints
        if key.referred_table.name == name
    }
    assert referring <= TABLES


def test_the_wing_has_tables() -> None:
    assert {"coaching_plan", "guidance_feedback", "training", "career_plan"} <= TABLES


@pytest.mark.parametrize("name", sorted(TABLES))
def test_of_its_texts_the_trail_says_nothing(name: str) -> None:
    """A text that people write is untold; keys of parts and of competences are none."""
    keys = {"part", "item"}
    readable = {
        column.name
        for column in Base.metadata.tables[name].columns
        if type(column.type).__name__ in {"String", "JSON"}
        and not column.info.get("untold")
        and column.name not in keys
    }
    assert readable == set()
