"""Turns: nobody is locked out by others, whatever others do; and a few are served at once."""

import asyncio
from collections import Counter

import pytest

from penilaian_api.api.transport.line import Line
from penilaian_api.api.transport.server.share import Share
from penilaian_api.api.transport.sign_in.tally import WINDOW, OwnTally, SharedTally
from penilaian_api.api.transport.sign_in.turns import NeedsTurnError, SignInTurns
from penilaian_api.domain.errors import (
    BusyError,
    InvalidDataError,
    RateLimitError,
    UnauthenticatedError,
)

OWNER, OFFICE, HOME = "owner", "10.0.0.1", "10.0.0.2"


async def attempt(turns, login, peer, *, right=False, device=None):
    """Try to sign in; the password is right or wrong."""

    async def serve():
        await asyncio.sleep(0)
        if not right:
            raise UnauthenticatedError("wrong_credentials")
        return 200

    began = asyncio.get_running_loop().time()
    try:
        return await turns.take(NeedsTurnError(login, device), peer, serve, began)
    except UnauthenticatedError:
        return 401
    except RateLimitError as refusal:
        return 429 if 1 <= refusal.wait <= WINDOW else 0


def quick(per_peer=100, delay=0.05):
    return SignInTurns(per_peer, delay=delay, step=0.001)


@pytest.mark.parametrize("tries", [1, 9, 10, 11, 30])
@pytest.mark.parametrize("peer", [OFFICE, HOME])
def test_w10_who_fails_under_the_owners_name_does_not_lock_the_owner_out(tries, peer):
    async def rivalry():
        turns = quick()
        failed = [await attempt(turns, OWNER, OFFICE) for _ in range(tries)]
        return failed, await attempt(turns, OWNER, peer, right=True)

    failed, owner = asyncio.run(rivalry())
    assert failed == [401] * min(tries, 10) + [429] * (tries - 10)
    assert owner == 200


@pytest.mark.parametrize("names", [99, 100, 150])
def test_w10_invented_names_from_an_office_lock_no_colleague_out(names):
    async def office():
        turns = quick(delay=0.01)
        invented = [await attempt(turns, f"name-{number}", OFFICE) for number in range(names)]
        return invented, [await attempt(turns, f"own-{n}", OFFICE, right=True) for n in range(5)]

    invented, colleagues = asyncio.run(office())
    assert invented == [401] * min(names, 100) + [429] * (names - 100)
    assert colleagues == [200] * 5


def test_w10_a_flood_at_one_address_leaves_the_owner_elsewhere_and_known_devices_alone():
    async def flood():
        turns = quick(delay=0.2)
        rivals = [asyncio.create_task(attempt(turns, OWNER, OFFICE)) for _ in range(60)]
        await asyncio.sleep(0.1)
        known = await attempt(turns, OWNER, OFFICE, right=True, device="phone")
        assert not all(rival.done() for rival in rivals), "the flood still waits"
        elsewhere = await attempt(turns, OWNER, HOME, right=True)
        return known, elsewhere, Counter(await asyncio.gather(*rivals))

    known, elsewhere, rivals = asyncio.run(flood())
    assert (known, elsewhere) == (200, 200)
    assert rivals == {401: 10, 429: 50}


def test_w10_a_known_device_is_slow_only_by_its_own_failures():
    async def failing():
        turns = quick(delay=0.2)
        for _ in range(10):
            assert await attempt(turns, OWNER, HOME) == 401
        own = [await timed(turns, device="phone") for _ in range(10)]
        return (
            own,
            await timed(turns, device="phone"),
            await timed(turns, right=True, device="tablet"),
        )

    async def timed(turns, *, right=False, **how):
        began = asyncio.get_running_loop().time()
        status = await attempt(turns, OWNER, HOME, right=right, **how)
        return status, asyncio.get_running_loop().time() - began >= 0.2

    own, after, other = asyncio.run(failing())
    assert own == [(401, False)] * 10
    assert after == (429, True)
    assert other == (200, False)


def test_w10_what_did_not_fail_by_its_password_is_not_counted():
    async def refused():
        turns = quick(delay=3600)

        async def weak():
            raise InvalidDataError("weak_password")

        async def away():
            raise BusyError

        for serve in (weak, away) * 20:
            with pytest.raises((InvalidDataError, BusyError)):
                await turns.take(NeedsTurnError(OWNER, None), OFFICE, serve, 0)
        return await attempt(turns, OWNER, OFFICE, right=True)

    assert asyncio.run(refused()) == 200


@pytest.mark.parametrize("spent", [0.0, 0.01, 0.09, 0.11])
def test_w11_every_refusal_is_told_at_a_full_step_of_time(spent):
    async def timed():
        turns = SignInTurns(100, step=0.1)

        async def serve():
            await asyncio.sleep(spent)
            raise UnauthenticatedError("wrong_credentials")

        loop = asyncio.get_running_loop()
        began = loop.time()
        with pytest.raises(UnauthenticatedError):
            await turns.take(NeedsTurnError(OWNER, None), OFFICE, serve, began)
        return loop.time() - began

    seconds = asyncio.run(timed())
    assert seconds >= 0.1
    assert seconds % 0.1 < 0.06  # the rest is what the machine needs to wake us


@pytest.mark.parametrize("is_shared", [False, True])
def test_a_tally_forgets_after_its_window_whatever_the_clock_of_the_machine_says(
    tmp_path, is_shared
):
    now = 1000.0

    def clock():
        return now

    tally = SharedTally(tmp_path, "login", 2, clock) if is_shared else OwnTally(2, clock)
    first = tally.add("a")
    now += 30
    tally.add("a")
    assert (tally.is_full("a"), tally.is_full("b")) == (True, False)
    tally.take_back("a", first)
    assert not tally.is_full("a")
    tally.add("a")
    now += WINDOW
    assert not tally.is_full("a")


def test_g5_workers_count_together_what_failed(tmp_path):
    """Ten failures are ten, wherever they went: the eleventh is slow."""
    share = Share(2, tmp_path)
    workers = [SignInTurns(1000, delay=0.001, step=0.0, share=share) for _ in range(2)]

    async def failing():
        return [await attempt(workers[number % 2], OWNER, OFFICE) for number in range(11)]

    assert asyncio.run(failing()) == [401] * 10 + [429]
    assert asyncio.run(attempt(workers[0], OWNER, OFFICE, right=True)) == 200
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert OWNER.encode() not in kept


def test_w12_no_group_keeps_another_from_its_turn_and_few_are_served_at_once():
    async def line():
        turn, served, at_once, most = Line(2), [], 0, 0

        async def take(group):
            nonlocal at_once, most
            async with turn.turn(group):
                at_once += 1
                most = max(most, at_once)
                await asyncio.sleep(0.001)
                served.append(group)
                at_once -= 1

        flood = [asyncio.create_task(take("flood")) for _ in range(200)]
        await asyncio.sleep(0.005)
        single = [asyncio.create_task(take(group)) for group in ("a", "b")]
        gone = [asyncio.create_task(take("gone")) for _ in range(10)]
        await asyncio.sleep(0)
        for task in gone:
            task.cancel()
        await asyncio.gather(*flood, *single)
        async with turn.turn("again"), turn.turn("and again"):
            return served, most

    served, most = asyncio.run(line())
    assert most == 2
    assert len(served) == 202
    assert max(served.index("a"), served.index("b")) < 30
