"""What services show to routes: functions of their own, frozen views, values of the domain.

The contract "Routes call services, not tables" reads imports, which a re-export would pass. This
reads what each route takes from services, and what the type hints of it say.
"""

import importlib
import pkgutil
import sys
from inspect import getsource
from types import ModuleType
from typing import Any, Final

import pytest
from tests.services.route_uses import faults_of

from penilaian_api.api import v1

PLANTED: Final = """
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, ClassVar, NamedTuple
from penilaian_api.domain.paging import Slice
from sqlalchemy import Row
from penilaian_api.storage.account.sign_in import SignInStore
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

class Named(NamedTuple):
    unit: Unit

@dataclass(frozen=True)
class Heir(Giving):
    name: str

@dataclass(frozen=True)
class Cached:
    @cached_property
    def unit(self) -> Unit: ...

@dataclass(frozen=True)
class ByClass:
    @classmethod
    def unit(cls) -> Unit: ...

@dataclass(frozen=True)
class Classy:
    record: ClassVar[object] = Unit

BY_NAME = dict[str, Unit]
by_half = partial(periods_of, None)

def view(work: UnitOfWork, name: str, document: dict[str, Any]) -> Slice[Frozen] | None: ...
def loose() -> Loose: ...
def record() -> Unit: ...
def changeable() -> Changeable: ...
def holding() -> dict[str, list[Holding]]: ...
def giving() -> Giving | None: ...
def making() -> Making | None: ...
def anything() -> tuple[Any, ...]: ...
def unsaid(): ...
def whatever() -> object: ...
def row() -> Row[tuple[str]]: ...
def named() -> Named: ...
def heir() -> Heir: ...
def cached() -> Cached: ...
def made_by_class() -> ByClass: ...
def work_of() -> UnitOfWork: ...
def take(unit: Unit) -> None: ...
def enter(entry: SignInStore, peer: str) -> Frozen: ...
"""
"""A module of services with every way in which storage can be shown."""
WAYS_TO_SHOW: Final = (
    "loose", "record", "changeable", "holding", "giving", "making", "anything", "work_of", "take",
    "periods_of", "Unit", "Holding", "unsaid", "whatever", "row", "named", "heir", "cached",
    "made_by_class", "by_half", "BY_NAME",
)  # fmt: skip
WAYS_TO_LOOK: Final = (
    "def route(work: Work): return work.session",
    "def route(*, w: Work): return w.of(Unit)",
    "def route(work: Work): return [work.agency() for _ in ()]",
    "async def route(work: Work): return work.session",
    "def route(work: 'Work'): return work.session",
    "def route(work: UnitOfWork): return work.session",
    "def route(work: Annotated[Work | None, 0]): return work.session",
    "Mine = Work\ndef route(work: Mine): return work.session",
    "def route(*works: Work): return works[0].session",
    "def route(work: Unheard): return work.session",
    "def route(work: Work):\n    w = work\n    return w.session",
    "def route(work: Work): return (w := work).session",
    "def route(work: Work): return getattr(work, 'session')",
    "def route(work: Work): return attrgetter('session')(work)",
    "def route(work: Work): return look(work)\ndef look(w): return w.session",
    "def route(work: Work): return look(w=work)\ndef look(w: object): return w.session",
    "def route(work: Work): return (lambda w=work: w.session)()",
    "def route(work: Work): return [work]",
    "def route(work: Work): return Frozen(work)",
    "def route(context: PublicContext): return context.app.database.begin(None)",
    "def route(context: PublicContext): return context.app.zones",
    "def route(context: PublicContext): return context.sign_in.open('alfa', 'x')",
    "def route(context: PublicContext):\n    app = context.app\n    return app.database",
    "def route(context: PublicContext): return look(context.app.database)\ndef look(d): ...",
    "def route(app: AppContext): return app.database",
    "def route(request: Request): return request.app.state.context.database",
)
WAYS_AROUND: Final = (
    "from penilaian_api.services.plan import plans\ndef route(): plans.plan_storage.open_plan()",
    "from penilaian_api.services import plan\ndef route(): return plan.plans.get()",
    "from penilaian_api.services.plan import plans\nmine = plans",
    "from penilaian_api.services.plan import plans\ndef route():\n f = plans\n f.plan_storage",
    "from penilaian_api.services.plan import plans\nit = getattr(plans, 'plan_storage')",
    "from penilaian_api.services.plan import plans\nit = plans.UnitOfWork",
    "from penilaian_api.services.plan import plans\nit = plans.get.__globals__",
    "from penilaian_api.services.plan.plans import plan_storage",
    "from penilaian_api.services.planted import BY_NAME as it",
    "from penilaian_api.services.planted import Classy\nit = Classy.record",
    "import penilaian_api.services.plan.plans as p",
    "import penilaian_api",
    "import importlib",
    "from importlib import import_module",
    "from penilaian_api import services",
    "from penilaian_api.services.planted import *",
    "from penilaian_api.storage.models.organization import Unit",
    "from sqlalchemy import select",
    "from sqlalchemy.orm import Session as S",
    "def route():\n from penilaian_api.services.plan import plans\n return plans.plan_storage",
    "if True:\n    from penilaian_api.services.plan import plans",
    "from penilaian_api.api.v1.plan import plans as routes\nit = routes.plans.plan_storage",
)
IMPORTS: Final = """
from typing import Annotated
from operator import attrgetter
from fastapi import Request
from penilaian_api.api.routing.context import AppContext, PublicContext
from penilaian_api.api.routing.work import Work
from penilaian_api.api.routing.work import Work as UnitOfWork
from penilaian_api.services.planted import Frozen
"""


@pytest.fixture(autouse=True)
def planted(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("penilaian_api.services.planted")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(PLANTED, vars(module))  # noqa: S102 - the text above


def faults_in(source: str) -> list[str]:
    """Check a route that is planted, with the names that it imports."""
    names: dict[str, Any] = {}
    exec(source, names)  # noqa: S102 - the texts above
    return faults_of(source, names)


@pytest.mark.parametrize("name", WAYS_TO_SHOW)
def test_a_route_that_is_shown_storage_is_found(name: str) -> None:
    call = "def route(): return"
    assert faults_in(f"from penilaian_api.services.planted import {name} as it\n{call} it()")
    assert faults_in(f"from penilaian_api.services import planted as p\n{call} p.{name}()")


@pytest.mark.parametrize("source", WAYS_AROUND)
def test_a_route_that_takes_another_way_to_services_or_storage_is_found(source: str) -> None:
    assert faults_in(source)


@pytest.mark.parametrize("source", WAYS_TO_LOOK)
def test_a_route_that_looks_into_its_unit_of_work_or_its_context_is_found(source: str) -> None:
    postponed = "from __future__ import annotations\n"
    assert faults_in(f"{postponed}{IMPORTS}{source}")


def test_a_route_that_shows_views_passes() -> None:
    source = """
from penilaian_api.services import planted
from penilaian_api.services.planted import Frozen
def route(work: Work): return [_more(work, name=work.actor.name) for _ in ()]
async def again(work: "Work | None", context: PublicContext):
    del context
    return planted.view(work=work, name="", document={})
def _more(work: Work, name: str) -> Frozen: return planted.view(work, name, work.today)
def sign_in(context: PublicContext): return planted.enter(context.sign_in, context.take_turn(""))
"""
    assert faults_in(f"{IMPORTS}{source}") == []


def test_no_route_is_shown_storage_by_services() -> None:
    names = [info.name for info in pkgutil.walk_packages(v1.__path__, f"{v1.__name__}.")]
    modules = [importlib.import_module(name) for name in names]
    faults = {module.__name__: faults_of(getsource(module), vars(module)) for module in modules}
    assert len(faults) > 60
    assert {name: texts for name, texts in faults.items() if texts} == {}
