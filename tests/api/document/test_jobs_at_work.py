"""Document jobs at work: by turns, after faults and deaths of processes, until they lapse."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from benchmarks import counting
from benchmarks.record.copying import without_triggers
from sqlalchemy import text
from tests.api.document.asked_jobs import (
    archive,
    content,
    counted,
    people,
    start,
    step,
    stood,
    three,
)
from tests.factories.organization import expect
from tests.serving.answers import refused
from tests.serving.client import Api
from tests.serving.jobs import work_on_all, worker_of

from penilaian_api.domain.errors import BusyError
from penilaian_api.services.document import issuing
from penilaian_api.services.document.forms import filling
from penilaian_api.services.document.jobs import lapsing, working
from penilaian_api.services.document.jobs.archive import FOLDER
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.document import job_turns
from penilaian_api.storage.progress.evidence_files import EvidenceFiles


def test_of_several_workers_at_once_one_settles_each_person(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = three(api)
    calls: list[Any] = []
    issue_one = issuing.issue
    monkeypatch.setattr(
        issuing, "issue", lambda *words: (calls.append(words[1]), issue_one(*words))[1]
    )
    monkeypatch.setattr(working, "ITEMS_A_TURN", 1)
    jobs = [start(api, made, who) for who in ("admin", "head")]
    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(lambda _: work_on_all(api.served) is None, range(4)))
    for job, who in zip(jobs, ("admin", "head"), strict=True):
        assert counted(api, job, who) == ("done", 3, 2, 1)
    assert len(calls) == 4
    listed = [
        api.get(f"/v1/evaluations/{made['evaluations'][who]['id']}/documents", who="admin")
        for who in ("staff", "stranger")
    ]
    assert [len(answer.json()["items"]) for answer in listed] == [1, 1]


def test_a_turn_that_ran_out_goes_to_another_and_its_holder_settles_nothing(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = three(api)
    job = start(api, made)
    slow, quick = worker_of(api.served), worker_of(api.served)
    monkeypatch.setattr(job_turns, "LEASE", job_turns.LEASE * 0)
    issue_one = issuing.issue

    def overtaken(*words: Any) -> Any:
        """Let the other take over while this one makes a document."""
        view = issue_one(*words)
        monkeypatch.setattr(issuing, "issue", issue_one)
        return view

    monkeypatch.setattr(issuing, "issue", overtaken)
    keep = slow._files.keep  # noqa: SLF001 - the moment between making and settling

    def keep_late(*words: Any) -> str:
        assert quick.work_on_one()
        return keep(*words)

    monkeypatch.setattr(slow._files, "keep", keep_late)  # noqa: SLF001 - see above
    assert slow.work_on_one()
    assert counted(api, job) == ("done", 3, 2, 1)
    assert len(archive(api, job).namelist()) == 3


def test_a_fault_of_ours_costs_one_person_and_is_told(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = three(api)
    job = start(api, made, kind="forms", unit_code="LAIN")

    def broken(*_: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(filling, "sheet_of", broken)
    work_on_all(api.served)
    assert stood(people(api, job)) == [("Stranger Alfa", "lacking", "failed")]


def test_a_file_that_ends_each_process_lacks_after_some_tries_and_others_go_on(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = three(api)
    job = start(api, made, kind="forms", unit_code="BIDANG")
    monkeypatch.setattr(job_turns, "LEASE", job_turns.LEASE * 0)
    gather, deaths = filling.sheet_of, []

    def deadly(work: Any, plan_id: Any, *words: Any) -> Any:
        if str(plan_id) == made["plans"]["peer"]["id"]:
            deaths.append(plan_id)
            raise SystemExit  # as the death of the process: nothing after it is done
        return gather(work, plan_id, *words)

    monkeypatch.setattr(filling, "sheet_of", deadly)
    for _ in range(working.MOST_TRIES):
        with pytest.raises(SystemExit):
            worker_of(api.served).work_on_one()
    work_on_all(api.served)
    assert len(deaths) == working.MOST_TRIES
    assert stood(people(api, job)) == [
        ("Peer Alfa", "lacking", "failed"),
        ("Staff Alfa", "written", None),
    ]


def test_what_passes_by_itself_is_waited_for(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    made = three(api)
    job = start(api, made, kind="forms", unit_code="LAIN")
    gather = filling.sheet_of
    times = iter(range(2 * working.MOST_TRIES))

    def busy(*words: Any) -> Any:
        if next(times, None) is None:
            return gather(*words)
        raise BusyError

    monkeypatch.setattr(filling, "sheet_of", busy)
    monkeypatch.setattr(job_turns, "LEASE", job_turns.LEASE * 0)
    for _ in range(2 * working.MOST_TRIES):
        with pytest.raises(BusyError):
            worker_of(api.served).work_on_one()
    work_on_all(api.served)
    assert counted(api, job) == ("done", 1, 1, 0)


def test_files_that_are_gone_are_told_and_altered_ones_not_given_out(api: Api) -> None:
    made = three(api)
    job = start(api, made)
    work_on_all(api.served)
    folder = api.served.app.context.data_folder / "document-jobs" / api.agency_id().hex
    (digest,) = {item["file_digest"] for item in people(api, job)[1:2]}
    (stored,) = [
        path
        for path in folder.rglob("*")
        if path.is_file() and sha256(path.read_bytes()).hexdigest() == digest
    ]
    stored.unlink()
    refused(content(api, job), 409, "document_job_files_gone")


def test_a_job_lapses_with_its_files_and_leaves_what_is_being_written(api: Api) -> None:
    made = three(api)
    job = start(api, made)
    work_on_all(api.served)
    kept, waiting = start(api, made, "head", kind="forms"), start(api, made, "sup")
    expect(step(api, kept, "stop", "head"), 200)
    app = api.served.app.context
    now = app.machine_clock()
    files = EvidenceFiles(app.data_folder / FOLDER)
    files.keep(api.agency_id(), b"of nobody")
    database = Database(api.copy.owner)

    def purge(at: datetime) -> int:
        week = timedelta(days=7)
        return lapsing.purge_jobs(database, api.agency_id(), app.data_folder, at, week)

    def stored() -> int:
        folder = app.data_folder / FOLDER / api.agency_id().hex
        return sum(path.is_file() for path in folder.rglob("*"))

    before = stored()
    assert purge(now + timedelta(minutes=30)) == 0
    assert stored() == before
    assert purge(now + timedelta(days=8)) == 2
    assert stored() == 0
    database.dispose()
    refused(api.get(f"/v1/document-jobs/{job['id']}", who="admin"), 404, "not_found")
    refused(api.get(f"/v1/document-jobs/{kept['id']}", who="head"), 404, "not_found")
    assert counted(api, waiting, "sup")[0] == "queued"


PEOPLE = 600
A_PERSON = {"postgresql": 13, "sqlite": 80}
"""What the numbers visit of each: rows of four tables and of what joins them, or steps."""


def test_a_page_of_people_costs_the_page_and_the_numbers_little_of_each(api: Api) -> None:
    made = three(api)
    job = start(api, made, kind="forms")
    work_on_all(api.served)
    path = f"/v1/document-jobs/{job['id']}"
    asked = (path, f"{path}/items?limit=2", f"{path}/items?limit=2&state=written")
    few = {each: visited(api, each) for each in asked}
    enlarge(api)
    many = {each: visited(api, each) for each in asked}
    assert counted(api, job) == ("done", 3 * PEOPLE, 3 * PEOPLE, 0)
    grown = (many[path] - few[path]) / (3 * PEOPLE - 3)
    assert grown <= A_PERSON[api.dialect]
    for each in asked[1:]:
        assert many[each] <= 1.3 * few[each] + 60, each


def visited(api: Api, path: str) -> float:
    """Count what a request makes the database visit, once a connection has learned its tables."""
    expect(api.get(path, who="admin"), 200)
    with counting.counted(api.served.app.context.database.engine, api.agency_id()) as count:
        expect(api.get(path, who="admin"), 200)
    return count.visited


def enlarge(api: Api) -> None:
    """Let each person of the jobs be there so many times."""
    columns = "gap, document_id, file_name, file_digest, size, standing, settled_at"
    columns = f"agency_id, job_id, employee_id, plan_id, evaluation_id, state, {columns}"
    with api.raw(owner=True) as sql:
        put_up_again = without_triggers(sql)
        sql.execute(
            text(
                f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :most) "
                f"INSERT INTO document_job_item ({columns}, number) "
                f"SELECT {columns}, number + 10 * i FROM document_job_item CROSS JOIN n"
            ),
            {"most": PEOPLE - 1},
        )
        put_up_again()
