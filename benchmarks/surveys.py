"""Measure answers that come at once, and the release of what they say.

Every answer that was taken must be counted. The release may take as many statements for ten
thousand answers as for a hundred, and a second of the processor, service and database together.
"""

import argparse
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any, Final

from tests.factories.organization import expect
from tests.records.dialects import POSTGRES, SQLITE
from tests.records.statements import counted
from tests.serving.client import Api, served_on

from benchmarks.cost.answering import make_links, open_survey, questionnaire
from benchmarks.processor import postgres_seconds

DIALECTS: Final = (SQLITE, POSTGRES)
AT_ONCE: Final = 8
FEW: Final = 100
MOST_SECONDS: Final = 1.0
UNIT: Final = "DINAS"


def main() -> None:
    """Run the bench as the options say; end with 1 if something does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--answers", type=int, default=10_000)
    parser.add_argument("--database", choices=DIALECTS, help="one alone; else both")
    options = parser.parse_args()
    missed = []
    for dialect in (options.database,) if options.database else DIALECTS:
        with ExitStack() as stack:
            served = stack.enter_context(served_on(dialect))
            api = stack.enter_context(served.serve(stack.enter_context(served.kept.copy_of())))
            few, _ = _survey(api, FEW, missed)
            many, spent = _survey(api, options.answers, missed)
        if few != many:
            missed.append(f"{dialect}: {few} statements for few answers, {many} for many")
        if spent > MOST_SECONDS:
            missed.append(f"{dialect}: the release took {spent:.2f} s of the processor")
    print(*missed, sep="\n")
    raise SystemExit(1 if missed else 0)


def _survey(api: Api, number: int, missed: list[str]) -> tuple[int, float]:
    """Take so many answers and release them; give statements and CPU seconds of the release."""
    survey_id = open_survey(api, UNIT)
    tokens = make_links(api, survey_id, UNIT, number)
    served, stored, began = time.process_time(), postgres_seconds(), time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        statuses = Counter(crowd.map(lambda at: _answer(api, tokens[at], at), range(number)))
    wall, cpu = time.monotonic() - began, _spent(served, stored)
    content, statements, spent = _release(api, survey_id)
    taken = content["whole"]["count"] if content["whole"] else 0
    if statuses != {201: number} or taken != number:
        missed.append(f"{api.dialect}: of {number} answers {statuses}, {taken} were counted")
    print(
        f"{api.dialect:10} {number:6,} answers  {wall:5.1f} s by the clock, {cpu:5.1f} s of the "
        f"processor ({1e6 * cpu / number:,.0f} µs each)  {taken:6,} counted  "
        f"release {statements} statements, {spent:.3f} s of the processor"
    )
    return statements, spent


def _answer(api: Api, token: str, at: int) -> int:
    path = f"/v1/public/surveys/{token}/answers"
    return int(api.post(path, questionnaire(at), who=None).status_code)


def _release(api: Api, survey_id: str) -> tuple[Any, int, float]:
    path = f"/v1/surveys/{survey_id}"
    expect(api.post(f"{path}/close", version=_version(api, path), who="admin"), 200)
    version = _version(api, path)
    served, stored = time.process_time(), postgres_seconds()
    with counted(api) as log:
        released = expect(api.post(f"{path}/release", version=version, who="admin"), 200)
    return released["content"], log.count, _spent(served, stored)


def _version(api: Api, path: str) -> int:
    return int(expect(api.get(path, who="admin"), 200)["version"])


def _spent(served: float, stored: float) -> float:
    return time.process_time() - served + postgres_seconds() - stored


if __name__ == "__main__":
    main()
