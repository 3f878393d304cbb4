"""Join the commands into one program, and report failures in sentences, without a traceback."""

from typing import NoReturn

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError

from penilaian_api.api.transport import messages
from penilaian_api.commands import (
    accounts,
    backing_up,
    doctor,
    installing,
    running_jobs,
    serving,
    verifying,
)
from penilaian_api.commands.setup import EXIT_FAULTY
from penilaian_api.domain.errors import RefusalError
from penilaian_api.settings import Settings, describe_failure
from penilaian_api.storage.backup.archive import BackupUnusableError
from penilaian_api.storage.database.preflight import DatabaseUnusableError

program = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
program.add_typer(installing.agency, name="agency")
program.add_typer(accounts.account, name="account")
program.add_typer(installing.keys, name="keys")
for command in (
    serving.serve,
    running_jobs.run_jobs,
    installing.migrate,
    installing.purge,
    serving.contract,
    verifying.checkpoint,
    verifying.verify,
    verifying.recompute,
    verifying.verify_bundle,
    verifying.verify_document,
    verifying.erase,
    backing_up.backup,
    backing_up.restore,
    doctor.doctor,
):
    program.command()(command)


def main() -> None:
    """Run the program; failures end it with a sentence on stderr and a faulty exit code."""
    try:
        program()
    except RefusalError as refusal:
        _end(_describe_refusal(refusal))
    except (BackupUnusableError, DatabaseUnusableError) as failure:
        _end(str(failure))
    except ValidationError as failure:
        if failure.title != Settings.__name__:
            raise
        _end(describe_failure(failure))
    except SettingsError as failure:
        _end(f"{failure}.")
    except OSError as failure:
        if failure.filename is None:
            raise
        _end(f"{failure.filename}: {failure.strerror}.")


def _describe_refusal(refusal: RefusalError) -> str:
    """Describe a refusal as the API does, each fault on a line of its own."""
    title, detail = messages.problem(refusal.code, refusal.facts, "en")
    faults = [
        f"  {fault.pointer}: {messages.fault(fault.code, fault.facts, 'en')}"
        for fault in refusal.faults
    ]
    return "\n".join([f"{title}. {detail}", *faults])


def _end(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise SystemExit(EXIT_FAULTY) from None
