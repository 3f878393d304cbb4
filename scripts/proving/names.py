"""Prove that nobody learns by time which login names there are, at sign-in and at activation.

Known and unknown names are tried in turn and in pairs; the area under the curve (AUC) says how well
the two can be told apart: 0.5 is not at all. Both the time of the processor and that of the clock
on the wall are measured, below HTTP, where nothing rounds them. The control tries names as the
service once did: what is unknown is refused before anything is written.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from pydantic import SecretStr

from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.errors import UnauthenticatedError
from penilaian_api.services.account import first_accounts, passwords, sessions
from penilaian_api.services.organization import agencies
from penilaian_api.settings import Settings
from penilaian_api.storage.account.installation import Installation, NewAccount
from penilaian_api.storage.account.sign_in import SignInStore
from penilaian_api.storage.database import migrations
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.base import new_id

BAR = 0.55
LEAST_CONTROL = 0.6
WRONG = "kata sandi yang salah sekali"
CODE = "K7QM-2XWD-9HTR-4PZA"
SECRET = "n" * 40
Attempt = Callable[[SignInStore, str], None]


def main() -> int:
    """Measure, print the result as JSON, and say by the exit code whether it holds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pairs", type=int, default=1000)
    pairs = options.parse_args().pairs
    with TemporaryDirectory(prefix="penilaian-names-") as folder:
        database = _prepare(Path(folder))
        figures = {
            name: _measure(database, attempt, pairs)
            for name, attempt in {"sign_in": _sign_in, "activation": _activate}.items()
        }
        control = _measure(database, _sign_in_as_before, min(pairs, 300))
        database.dispose()
    worst = max(distance for figure in figures.values() for distance in figure.values())
    caught = max(control.values()) >= LEAST_CONTROL
    holds = worst <= BAR and caught
    result = {"proof": "names", "holds": holds, "pairs": pairs, **figures, "control": control}
    print(json.dumps(result))  # noqa: T201 - the result
    return 0 if holds else 1


def _prepare(folder: Path) -> Database:
    settings = Settings(
        database_url=f"sqlite:///{folder / 'names.db'}", secret=SecretStr(SECRET), _env_file=None
    )
    engine = migrations.owner_engine(settings.owner_url)
    migrations.migrate(engine, migrations.HEAD, None)
    engine.dispose()
    database = Database(settings.database_url)
    installation = Installation(database, machine_clock())
    installation.fill_shared()
    agencies.create_agency(installation, "alfa", "Kabupaten Alfa", "Asia/Jakarta")
    for number in range(0, 200, 2):
        account = NewAccount(_login(number), AccountKind.PERSON)
        first_accounts.create_account(installation, "alfa", account)
    return database


def _login(number: int) -> str:
    """Write a number as a NIP: the even ones are known, the odd ones stand between them."""
    return f"19880412201101{number:04d}"


def _measure(database: Database, attempt: Attempt, pairs: int) -> dict[str, float]:
    """Try a known and an unknown name in each pair, in an order that is drawn."""
    draw = Random(20260316)  # noqa: S311 - the same pairs in every run
    spent: dict[str, tuple[list[float], list[float]]] = {"cpu": ([], []), "wall": ([], [])}
    for done in range(pairs + 10):
        number = draw.randrange(0, 200, 2)
        for unknown in draw.sample((0, 1), 2):
            store = SignInStore(
                database, machine_clock(), machine_clock(), new_id(), SECRET.encode()
            )
            wall, cpu = time.perf_counter(), time.process_time()
            with suppress(UnauthenticatedError):
                attempt(store, _login(number + unknown))
            if done >= 10:  # noqa: PLR2004 - the first tries warm up
                spent["cpu"][unknown].append(time.process_time() - cpu)
                spent["wall"][unknown].append(time.perf_counter() - wall)
        if done % 100 == 0:
            print(f"{done} of {pairs} pairs", file=sys.stderr)  # noqa: T201 - how far it is
    return {name: round(_distance(*both), 4) for name, both in spent.items()}


def _sign_in(store: SignInStore, login: str) -> None:
    sessions.sign_in(store, login, WRONG, AccountKind.PERSON, machine_clock() - machine_clock())


def _activate(store: SignInStore, login: str) -> None:
    sessions.activate(store, login, CODE, WRONG)


def _sign_in_as_before(store: SignInStore, login: str) -> None:
    home = store.home_of(login)
    if home is None or not home.is_known:
        passwords.verify(WRONG, None)
        raise UnauthenticatedError("wrong_credentials")
    _sign_in(store, login)


def _distance(first: list[float], second: list[float]) -> float:
    """Return the AUC, or its mirror: 0.5 where the two cannot be told apart."""
    ordered = sorted([(value, 0) for value in first] + [(value, 1) for value in second])
    ranks = sum(rank for rank, (_, sample) in enumerate(ordered, 1) if sample == 0)
    auc = (ranks - len(first) * (len(first) + 1) / 2) / (len(first) * len(second))
    return max(auc, 1 - auc)


if __name__ == "__main__":
    sys.exit(main())
