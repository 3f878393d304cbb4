"""Import the files of the HR office, and never lose the one-time codes of new accounts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from penilaian_client import models
from penilaian_client._call import File
from penilaian_client._errors import (
    ConflictError,
    PermissionDeniedError,
    ProblemError,
    ServiceError,
)
from penilaian_client.year.changes import Act, Change
from penilaian_client.year.codes import CodesFile
from penilaian_client.year.steps import LocalRefusalError, Run

_CREATED = "created"


@dataclass(slots=True)
class ImportStep:
    """All files in one import; *codes* is where the one-time codes of new accounts go."""

    files: Mapping[str, File]
    codes: CodesFile | None = None
    new_accounts: int = 0
    zone: str = "UTC"
    name: str = field(default="imports", init=False)
    location: str = field(default="[imports]", init=False)

    def plan(self, run: Run) -> list[Change]:
        """Ask what the files would change; note what units they bring."""
        if self.codes is not None and self.codes.awaits_answer_to(self.files):
            self.new_accounts = 1
            self.zone = _find_zone(run)
            return [Change(Act.CREATE, "codes", str(self.codes.path))]
        report = run.client.create_import(dry_run=True, files=self.files)
        _note_new_units(run, report)
        self.new_accounts = sum(k.created for k in report.kinds if k.kind == "accounts")
        if self.new_accounts:
            self.zone = _find_zone(run)
        changes = []
        for kind in report.kinds:
            counts = ((Act.CREATE, kind.created), (Act.CHANGE, kind.changed))
            changes += [Change(act, kind.kind, count=count) for act, count in counts if count]
        return changes

    def apply(self, run: Run) -> None:
        """Import the files; where accounts come with them, only with a file for their codes."""
        if not self.new_accounts:
            run.client.create_import(dry_run=False, files=self.files)
            return
        if self.codes is None:
            raise LocalRefusalError("codes_unnamed", count=str(self.new_accounts))
        key = self.codes.reserve(self.files)
        try:
            report = run.client.create_import(dry_run=False, files=self.files, idempotency_key=key)
        except ProblemError as problem:
            if not isinstance(problem, ConflictError | ServiceError):
                self.codes.release()  # refused: there are no codes to wait for
            raise
        if not report.activation_codes:
            self.codes.release()
            raise LocalRefusalError("codes_gone")
        self.codes.write(report.activation_codes, self.zone)

    def describe_pointer(self, pointer: str) -> str:
        """Name the file of ``/units/17/name``: the sentence itself names row and column."""
        kind, *path = pointer.split("/")[1:] or [""]
        file_name = self.files[kind][0] if kind in self.files else kind
        return " ".join((file_name, *(() if path and path[0].isdigit() else path)))


def _find_zone(run: Run) -> str:
    """Find the agency's time zone, before anything is stored; UTC for whoever may not read it."""
    try:
        return run.client.get_agency().zone
    except PermissionDeniedError:
        return "UTC"


def _note_new_units(run: Run, report: models.ImportOut) -> None:
    """Note the codes of the units to come; a long report names the first and counts the rest."""
    named = {
        difference.key
        for difference in report.differences
        if difference.kind == "units" and difference.change == _CREATED
    }
    count = sum(kind.created for kind in report.kinds if kind.kind == "units")
    run.new_units = named
    run.has_unnamed_units = count > len(named)
