"""Kill the service or its database while clients write, and count what is there afterwards."""

import random
import time
from dataclasses import asdict, dataclass

import typer
from record import DIALECTS, Record, opened_record
from service import Service

from clients import Writers


@dataclass(frozen=True)
class Campaign:
    """What is killed how often during how many writes; a control must lose some of them."""

    name: str
    dialect: str
    kills_server: bool
    is_control: bool
    writes: int
    kills: int


@dataclass
class Outcome:
    """What a campaign came to."""

    name: str
    is_control: bool
    holds: bool
    acknowledged: int
    lost: int
    doubled: int
    unsent: int
    kills: int
    longest_recovery: float
    verified: bool
    recomputed: bool
    statuses: dict[str, int]
    faults: list[str]


def run(campaign: Campaign, chance: random.Random) -> Outcome:
    """Run one campaign on a record of its own."""
    loses = campaign.is_control and campaign.kills_server
    with opened_record(DIALECTS[campaign.dialect], loses=loses) as record:
        service = Service(record, early=campaign.is_control and not campaign.kills_server)
        service.start()
        try:
            writers = Writers(service.address, record, campaign.writes)
            writers.start()
            recoveries = _kill_meanwhile(campaign, record, service, writers, chance)
            writers.join()
        finally:
            service.kill()
        return _judge(campaign, record, service, writers, recoveries)


def _kill_meanwhile(
    campaign: Campaign,
    record: Record,
    service: Service,
    writers: Writers,
    chance: random.Random,
) -> list[float]:
    """Kill at as many instants, spread over the writes, and start again at once."""
    recoveries = []
    share = campaign.writes / (campaign.kills + 1)
    for number in range(1, campaign.kills + 1):
        threshold = share * (number + chance.uniform(-0.4, 0.4))
        while len(writers.journal.acknowledged) < threshold and not writers.journal.faults:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.02))
        if campaign.kills_server and record.server is not None:
            record.server.kill()
            record.server.start()
        else:
            service.kill()
            service.start()
        recoveries.append(_await_write(writers))
        typer.echo(f"  kill {number}: {len(writers.journal.acknowledged)} acknowledged", err=True)
    return recoveries


def _await_write(writers: Writers) -> float:
    """Wait for the next acknowledgement; give the seconds from when the killed one was back."""
    began, before = time.monotonic(), len(writers.journal.acknowledged)
    while len(writers.journal.acknowledged) == before and not writers.journal.is_complete:
        time.sleep(0.002)
    return time.monotonic() - began


def _judge(
    campaign: Campaign,
    record: Record,
    service: Service,
    writers: Writers,
    recoveries: list[float],
) -> Outcome:
    """Compare what is stored with what was acknowledged, and let the program verify itself."""
    journal, counts = writers.journal, record.count_markers()
    lost = journal.acknowledged - counts.keys()
    doubled = [marker for marker, number in counts.items() if number > 1]
    unsent = counts.keys() - journal.sent
    verified, _ = service.run_command("verify")
    recomputed, _ = service.run_command("recompute")
    is_sound = not doubled and not unsent and verified and recomputed and not journal.faults
    return Outcome(
        campaign.name,
        campaign.is_control,
        bool(lost) if campaign.is_control else is_sound and not lost,
        len(journal.acknowledged),
        len(lost),
        len(doubled),
        len(unsent),
        len(recoveries),
        round(max(recoveries, default=0.0), 2),
        verified,
        recomputed,
        dict(journal.statuses),
        journal.faults[:5],
    )


def describe(outcome: Outcome) -> str:
    """Describe an outcome in a line."""
    figures = {name: value for name, value in asdict(outcome).items() if name != "name"}
    return f"{outcome.name}: {figures}"
