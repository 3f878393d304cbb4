"""What services show to routes: functions of their own, frozen views, values of the domain.

The contract "Routes call services, not tables" reads imports, which a re-export would pass. This
reads what each route takes from services, and what the type hints of it say.
"""

import importlib
import pkgutil
import sys
from inspect import getsource
from types import ModuleType
from typing import Final

import pytest
from tests.services.faces import faults_of

from penilaian_api.api import v1

PLANTED: Final = """
from dataclasses import dataclass
from typing import Any
from penilaian_api.domain.paging import Slice
from penilaian_api.storage.cycle.cycles import periods_of
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.work.unit_of_work import UnitOfWork

class Loose:
    name: str

@dataclass(frozen=True)
class Frozen:
    name: str

@dataclass
class Changeable:
    name: str

@dataclass(frozen=True)
class Holding:
    units: tuple[Unit | None, ...]

@dataclass(frozen=True)
class Giving:
    @property
    def unit(self) -> Unit: ...

@dataclass(frozen=True)
class Making:
    def unit(self) -> Unit: ...

def view(work: UnitOfWork, name: str, document: dict[str, Any]) -> Slice[Frozen] | None: ...
def loose() -> Loose: ...
def record() -> Unit: ...
def changeable() -> Changeable: ...
def holding() -> dict[str, list[Holding]]: ...
def giving() -> Giving | None: ...
def making() -> Making | None: ...
def anything() -> tuple[Any, ...]: ...
def work_of() -> UnitOfWork: ...
def take(unit: Unit) -> None: ...
"""
"""A module of services with every way in which storage can be shown."""
SHOWN: Final = (
    "loose", "record", "changeable", "holding", "giving", "making", "anything", "work_of", "take",
    "periods_of", "Unit", "Holding",
)  # fmt: skip
LOOKING: Final = (
    "def route(work: Work): return work.session",
    "def route(*, w: Work): return w.of(Unit)",
    "def route(work: Work): return [work.agency() for _ in ()]",
)


@pytest.fixture(autouse=True)
def planted(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("penilaian_api.services.planted")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(PLANTED, vars(module))  # noqa: S102 - the text above


@pytest.mark.parametrize("name", SHOWN)
def test_a_route_that_is_shown_storage_is_found(name: str) -> None:
    assert faults_of(f"from penilaian_api.services.planted import {name} as it\nit()")
    assert faults_of(f"from penilaian_api.services import planted as p\np.{name}()")


@pytest.mark.parametrize("source", LOOKING)
def test_a_route_that_looks_into_its_unit_of_work_is_found(source: str) -> None:
    assert faults_of(source)


def test_a_route_that_shows_views_passes() -> None:
    source = """
from penilaian_api.services import planted
from penilaian_api.services.planted import Frozen
def route(work: Work): return planted.view(work, work.actor.name, work.today)
"""
    assert faults_of(source) == []


def test_no_route_is_shown_storage_by_services() -> None:
    modules = [info.name for info in pkgutil.walk_packages(v1.__path__, f"{v1.__name__}.")]
    faults = {name: faults_of(getsource(importlib.import_module(name))) for name in modules}
    assert len(faults) > 60
    assert {name: texts for name, texts in faults.items() if texts} == {}
