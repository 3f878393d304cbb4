"""The table is whole: every operation has a row, no row is without one, and a new one shows."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from penilaian_api.api.routing.endpoints.public import PUBLIC
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.shared.shapes import Done
from penilaian_api.app import create_app
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.policy import POLICY
from penilaian_api.settings import Settings
from penilaian_api.storage.database.engine import Database
from tests.matrix import enumeration
from tests.matrix.calls import CALLS
from tests.matrix.table import FOLDER, ROWS
from tests.world import SECRET


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The application, for tests that only read what it serves."""
    return create_unserved_app(tmp_path_factory.mktemp("shared"))


@pytest.fixture
def own_app(tmp_path: Path) -> FastAPI:
    """An application whose routes a test may change."""
    return create_unserved_app(tmp_path)


def create_unserved_app(folder: Path) -> FastAPI:
    address = f"sqlite:///{folder}/never-opened.db"
    settings = Settings(database_url=address, secret=SecretStr(SECRET))
    return create_app(settings, database=Database(address)).app


def test_the_contract_and_the_routes_name_the_same_operations(app: FastAPI) -> None:
    operations = enumeration.from_contract(app)
    served = enumeration.from_routes(app)
    pages = {name: address for name, address in served.items() if " /s/" in address}
    assert pages.keys() == enumeration.PAGES
    assert operations == {name: served[name] for name in served.keys() - pages.keys()}
    assert len(operations) >= enumeration.MIN_OPERATIONS


def test_every_action_of_the_policy_is_that_of_some_operation(app: FastAPI) -> None:
    assert set(enumeration.actions(app).values()) == {*map(str, Action), PUBLIC}
    assert set(POLICY) == set(Action)


def test_every_operation_has_a_row_and_every_row_an_operation(app: FastAPI) -> None:
    assert enumeration.uncovered(app, ROWS) == set()
    assert enumeration.unknown(app, ROWS) == set()


def test_every_operation_of_the_table_has_its_call() -> None:
    assert {row.operation for row in ROWS} == CALLS.keys()


def test_an_endpoint_without_a_row_is_found(own_app: FastAPI) -> None:
    planted = GuardedRouter("/planted", "Planted")

    @planted.get("", action=Action.ME_READ)
    def get_planted(work: Work) -> Done:
        """Show what nobody thought of."""
        del work
        return Done()

    planted.attach(own_app, "/v1")
    assert enumeration.from_routes(own_app)["get_planted"] == "GET /v1/planted"
    assert enumeration.uncovered(own_app, ROWS) == {"get_planted"}


def test_a_row_without_an_operation_is_found(own_app: FastAPI) -> None:
    own_app.router.routes[:] = []
    assert enumeration.unknown(own_app, ROWS) == {row.operation for row in ROWS}


def test_the_files_of_the_table_do_not_speak_twice_of_an_operation() -> None:
    names = [row.name for row in ROWS]
    assert len(names) == len(set(names))
    assert len(sorted(FOLDER.glob("*.txt"))) >= 8
