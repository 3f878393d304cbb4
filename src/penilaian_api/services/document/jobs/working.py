"""Work on jobs: one person after the other, each settled for good before the next.

What is made for a person is made in the name of whoever asked, by the rights that they have at that
moment. A process that dies loses what it was making for one person: another takes the turn once it
has run out, or the same when it is started again.

Why it is so: docs/decisions/0079.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import authorize
from penilaian_api.domain.access.policy import FROM_FINAL
from penilaian_api.domain.document.jobs import (
    DOCUMENT_JOB,
    FORMS_OF_JOBS,
    DocumentJobKind,
    DocumentJobState,
    DocumentJobStep,
    JobItemGap,
    gap_of,
)
from penilaian_api.domain.errors import BusyError, OutOfReachError, RefusalError, WrongStateError
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.transitions import advance
from penilaian_api.services.document import issuing
from penilaian_api.services.document.forms import filling
from penilaian_api.services.document.issuing import Printing
from penilaian_api.services.document.jobs.archive import FOLDER
from penilaian_api.services.document.typesetting import PrintSettings, typeset
from penilaian_api.storage.account.identity import identify_absent
from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.document import job_items, job_turns, jobs
from penilaian_api.storage.document.job_turns import JobTurn, NextItem, WrittenFile
from penilaian_api.storage.models.document.jobs import DocumentJob
from penilaian_api.storage.progress.evidence_files import EvidenceFiles
from penilaian_api.storage.work.unit_of_work import UnitOfWork

LOG: Final = logging.getLogger("penilaian_api.jobs")
ITEMS_A_TURN: Final = 20
"""After so many people of one job the next one has its turn."""
MOST_TRIES: Final = 3
"""So many processes may end while they make a file; then it lacks."""
POLL: Final = 2.0
"""Seconds between two looks for a job."""
AFTER_FAILURE: Final = 5.0
LONGEST_PAUSE: Final = 0.2
_OPERATION: Final = "document_job_run"

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made for one person."""

    content: bytes
    standing: str
    lacking_signs: tuple[str, ...]
    document_id: UUID | None = None


class LostTurnError(Exception):
    """The job was stopped, or another process works on it now."""


class JobWorker:
    """Works on jobs, whoever asked for them in whatever agency."""

    def __init__(
        self,
        database: Database,
        printing: PrintSettings,
        data_folder: Path,
        clock: Clock,
        machine_clock: Clock,
    ) -> None:
        """*clock*: what appraisal goes by; turns go by the machine's."""
        self._database, self._printing = database, printing
        self._files = EvidenceFiles(data_folder / FOLDER)
        self._clock, self._machine_clock = clock, machine_clock
        self._holder = uuid4()

    def work_on_one(self, pause: Callable[[float], bool] = lambda _: True) -> bool:
        """Work on the job that waits longest, for some people; tell whether there was one.

        *pause* is called after each with the seconds that it took, and says whether to go on.
        """
        turn = job_turns.take_one(self._database, self._holder, self._machine_clock())
        if turn is None:
            return False
        try:
            self._begin(turn)
            for _ in range(ITEMS_A_TURN):
                began = time.monotonic()
                if not self._settle_next(turn):
                    return True
                if not pause(time.monotonic() - began):
                    break
            self._pass_on(turn)
        except LostTurnError:
            LOG.info("Job %s was stopped, or is worked on elsewhere.", turn.job_id)
        return True

    def _begin(self, turn: JobTurn) -> None:
        """Say that a job is worked on, if nobody did yet."""
        with self._as_program(turn) as (work, job):
            if job.state is DocumentJobState.QUEUED:
                work.change(job)
                job.state = advance(DOCUMENT_JOB, job.state, DocumentJobStep.BEGIN)
                job.begun_at = job.begun_at or self._machine_clock()

    def _complete(self, turn: JobTurn) -> None:
        """Say that a job is done: nobody of it waits."""
        with self._as_program(turn) as (work, job):
            job_turns.withdraw(work.session, turn.agency_id, turn.job_id)
            work.change(job)
            job.state = advance(DOCUMENT_JOB, job.state, DocumentJobStep.COMPLETE)
            job.ended_at = self._machine_clock()

    def _pass_on(self, turn: JobTurn) -> None:
        with self._database.begin(turn.agency_id, writes=True) as session:
            turn.pass_on(session, self._machine_clock())

    def _settle_next(self, turn: JobTurn) -> bool:
        """Settle the next person of a job; false: there was none, and the job is done."""
        with self._database.begin(turn.agency_id, writes=True) as session:
            item = turn.next_item(session)
            number = None if item is None else item.number
            tries = number and turn.note_try(session, number, self._machine_clock())
        if item is None:
            self._complete(turn)
            return False
        if tries is None:
            raise LostTurnError
        try:
            made = JobItemGap.FAILED if tries > MOST_TRIES else self._try(turn, item)
            if isinstance(made, JobItemGap):
                self._settle(turn, item, made)
            else:
                self._keep(turn, item, made)
        except BusyError:
            with self._database.begin(turn.agency_id, writes=True) as session:
                turn.forget_tries(session)
            raise
        return True

    def _try(self, turn: JobTurn, item: NextItem) -> _Made | JobItemGap:
        """Make what is asked for, or say why not; what passes by itself is tried again later."""
        try:
            return self._make(turn, item)
        except BusyError:
            raise
        except RefusalError as refusal:
            gap = gap_of(refusal)
            if gap is JobItemGap.FAILED:
                LOG.warning("Job %s, item %d: %s", turn.job_id, item.number, refusal.code)
            return gap
        except Exception:
            LOG.exception("Job %s, item %d failed.", turn.job_id, item.number)
            return JobItemGap.FAILED

    def _make(self, turn: JobTurn, item: NextItem) -> _Made:
        """Make the document or the forms of one person; type is set in no transaction twice."""
        if item.kind is DocumentJobKind.DOCUMENTS:
            return self._document(turn, item)
        with self._in_name_of_requester(turn, item, Action.FORM_READ) as work:
            standing = job_items.standing_of(work, item.plan_id, item.evaluation_id)
            sheet = filling.sheet_of(work, item.plan_id, item.period_id, FORMS_OF_JOBS)
        form = typeset(filling.TEMPLATE, sheet, self._printing)
        return _Made(form.content, standing, form.lacking)

    def _document(self, turn: JobTurn, item: NextItem) -> _Made:
        """Issue the document of a result, or take the one that was issued: the very same bytes."""
        if item.evaluation_id is None:
            raise WrongStateError("document_needs_result")
        printing = Printing(self._printing, item.address)
        with self._in_name_of_requester(turn, item, Action.DOCUMENT_ISSUE) as work:
            _refuse_unfinished(jobs.known_state(work, item.evaluation_id))
            view = issuing.issue(work, item.evaluation_id, printing)
            file = issuing.file_of(work, item.evaluation_id, view.id)
            standing = job_items.standing_of(work, item.plan_id, item.evaluation_id)
            return _Made(file.content, standing, file.lacking, view.id)

    def _keep(self, turn: JobTurn, item: NextItem, made: _Made) -> None:
        """Put a file on disk, then settle its person; a file that is not theirs is thrown away."""
        name = self._files.keep(turn.agency_id, made.content)
        digest = sha256(made.content).hexdigest()
        size = len(made.content)
        file = WrittenFile(name, digest, size, made.standing, made.document_id, made.lacking_signs)
        try:
            self._settle(turn, item, file)
        except BaseException:
            self._files.discard(turn.agency_id, name)
            raise

    def _settle(self, turn: JobTurn, item: NextItem, outcome: WrittenFile | JobItemGap) -> None:
        now = self._machine_clock()
        with self._database.begin(turn.agency_id, writes=True) as session:
            holds = turn.renew(session, now)
            if not (holds and job_turns.settle(session, turn, item.number, outcome, now)):
                raise LostTurnError

    @contextmanager
    def _in_name_of_requester(
        self, turn: JobTurn, item: NextItem, action: Action
    ) -> Iterator[UnitOfWork]:
        """Open a unit of work of whoever asked for the job, with the rights that they have now."""
        now = self._clock()
        with self._database.begin(turn.agency_id, writes=True) as session:
            zone = job_turns.zone_of(session, turn.agency_id)
            today = now.astimezone(zone).date()
            actor = identify_absent(session, turn.agency_id, item.account_id, today)
            work = UnitOfWork(
                session,
                authorize(actor, action),
                now=now,
                zone=zone,
                request_id=turn.job_id,
                machine_now=self._machine_clock(),
            )
            yield work
            work.close()

    @contextmanager
    def _as_program(self, turn: JobTurn) -> Iterator[tuple[UnitOfWork, DocumentJob]]:
        """Open a unit of work of the program itself on a job whose turn it holds."""
        now = self._machine_clock()
        installation = Installation(self._database, now, self._clock())
        with installation.work(
            turn.agency_id, Action.DOCUMENT_JOB_STOP, operation=_OPERATION
        ) as work:
            if not turn.renew(work.session, now):
                raise LostTurnError
            job = work.of(DocumentJob).get_referenced(turn.job_id)
            if job is None:
                raise OutOfReachError
            yield work, job


def _refuse_unfinished(known: tuple[EvaluationState, bool] | None) -> None:
    """Say why there is no result to whoever may read results from their end on, as heads do.

    To them the call for one person says that there is nothing; here they know that there is one.
    """
    if known is not None and known[0] not in FROM_FINAL:
        raise WrongStateError("document_reopened" if known[1] else "document_needs_result")


class JobThread:
    """Works on jobs beside the requests of a process, until it is told to end."""

    def __init__(self, worker: JobWorker) -> None:
        self._worker = worker
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self.run, name="document-jobs", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def end(self) -> None:
        """End after the person who is being settled."""
        self._ending.set()

    def run(self) -> None:
        """Work until the end, and look for a job now and then where there is none."""
        while not self._ending.is_set():
            try:
                wait = 0.0 if self._worker.work_on_one(self._pause) else POLL
            except RefusalError as refusal:
                LOG.warning("No job can be worked on now: %s", refusal.code)
                wait = AFTER_FAILURE
            except Exception:
                LOG.exception("Working on a job failed.")
                wait = AFTER_FAILURE
            self._ending.wait(wait)

    def _pause(self, seconds: float) -> bool:
        """Leave as much time to requests as was taken from them; tell whether to go on."""
        return not self._ending.wait(min(seconds, LONGEST_PAUSE))
