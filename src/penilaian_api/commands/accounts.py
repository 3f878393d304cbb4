"""Make the first accounts of an agency, and recover accounts from which somebody is locked out."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated

import typer

from penilaian_api.commands.setup import OptionalText, Text, open_installation, text
from penilaian_api.domain.access.actors import Role
from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.services.account import first_accounts, operating
from penilaian_api.services.account.accounts import AccountView
from penilaian_api.settings import Settings
from penilaian_api.storage.account.installation import Installation, NewAccount

account = typer.Typer(no_args_is_help=True, help="Make, list, reset and close accounts.")


@account.command("create")
def create_account(  # noqa: PLR0913 - each is an option of the command line
    agency_key: Text,
    login: Text,
    *,
    service: bool = False,
    employee_code: OptionalText = None,
    role: Annotated[list[Role] | None, typer.Option(help="admin or auditor")] = None,
    scope: Annotated[list[str] | None, typer.Option(help="of a service: names of actions")] = None,
    unit_code: OptionalText = None,
    starts_on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day of the roles.")
    ] = None,
) -> None:
    """Make an account; its activation code (or a service's secret) is printed this once."""
    new_account = NewAccount(
        login=login,
        kind=AccountKind.SERVICE if service else AccountKind.PERSON,
        employee_code=employee_code,
        roles=tuple(role or ()),
        scopes=tuple(scope or ()),
        unit_code=unit_code,
        starts_on=starts_on.date() if starts_on else None,
    )
    with _open_agency(agency_key) as installation:
        try:
            typer.echo(first_accounts.create_account(installation, agency_key, new_account))
        except OutOfReachError:
            codes = " ".join(code for code in (employee_code, unit_code) if code)
            raise SystemExit(f"{agency_key} has no such employee or unit: {codes}.") from None


@account.command("list")
def list_accounts(agency_key: Text) -> None:
    """List the accounts of an agency: login, kind, roles, and how each stands."""
    with _open_agency(agency_key) as installation:
        for view in operating.list_accounts(installation, agency_key):
            roles = ",".join(grant.role for grant in view.roles) or "-"
            typer.echo(f"{view.login}\t{view.kind}\t{roles}\t{_describe(view)}")


@account.command("reset")
def reset_account(
    agency_key: Text,
    login: Text,
    *,
    reason: Annotated[str, typer.Option(parser=text, help="On whose request; the owner reads it.")],
) -> None:
    """Print a new code for a person (or secret of a service); the owner and the admins are told."""
    with _open_agency(agency_key) as installation, _known(agency_key, login):
        typer.echo(operating.reset(installation, agency_key, login, reason))


@account.command("close")
def close_account(agency_key: Text, login: Text) -> None:
    """Close an account; all its sign-ins end with their next request."""
    with _open_agency(agency_key) as installation, _known(agency_key, login):
        operating.close(installation, agency_key, login)
    typer.echo(f"{login} is closed.")


@contextmanager
def _open_agency(agency_key: str) -> Iterator[Installation]:
    """Open the installation, if it has this agency."""
    with open_installation(Settings()) as installation:
        if agency_key not in installation.agencies():
            raise SystemExit(
                f"There is no agency {agency_key!r}: `penilaian-api agency list` names those there "
                "are, `penilaian-api agency create` makes one."
            )
        yield installation


@contextmanager
def _known(agency_key: str, login: str) -> Iterator[None]:
    """Say in a sentence that there is no such account."""
    try:
        yield
    except OutOfReachError:
        raise SystemExit(
            f"{agency_key} has no account {login!r}: `penilaian-api account list {agency_key}` "
            "names those there are."
        ) from None


def _describe(view: AccountView) -> str:
    if view.closed_at is not None:
        return f"closed {view.closed_at:%Y-%m-%d}"
    return "open" if view.is_activated else "open, no password yet"
