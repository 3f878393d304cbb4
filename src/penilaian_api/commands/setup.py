"""Share what commands need: cleaned arguments, the installation, the service."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Final

import typer

from penilaian_api.api.transport.json_reader import clean_text
from penilaian_api.api.transport.server.share import ALONE, Share
from penilaian_api.commands.clock_file import clock_of
from penilaian_api.settings import Settings
from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.database.preflight import explain_failures

if TYPE_CHECKING:
    from penilaian_api.app import Service

EXIT_FAULTY: Final = 1


def text(argument: str) -> str:
    """Clean an argument as the API cleans text: composed (NFC), or equal texts would differ."""
    cleaned = clean_text(argument)
    if cleaned is None:
        raise typer.BadParameter("It holds what may be neither stored nor shown.")
    return cleaned


Text = Annotated[str, typer.Argument(parser=text)]
OptionalText = Annotated[str | None, typer.Option(parser=text)]


@contextmanager
def open_installation(settings: Settings) -> Iterator[Installation]:
    """Open the installation with the rights of the owner of the tables."""
    with explain_failures(settings.owner_url):
        database = Database(settings.owner_url)
        try:
            yield Installation(database, machine_clock(), clock_of(settings)())
        finally:
            database.dispose()


def build_service(
    settings: Settings, clock: Callable[[], datetime] = machine_clock, share: Share = ALONE
) -> "Service":
    """Create the service; imported here, so that no other command waits for its routes."""
    from penilaian_api.app import create_app  # noqa: PLC0415 - see above

    return create_app(settings, clock, share=share)
