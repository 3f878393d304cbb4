"""Bodies that come slowly: what they have brought buys them time, and no more."""

import asyncio

import pytest

from penilaian_api.api.transport.arrival import LEAST_RATE, Arrival, BodyLimit, pass_through
from penilaian_api.domain.errors import MalformedRequestError, TooLargeError

PAUSE = 0.05


def dripping(size, pieces=1_000_000):
    """Receive so many bytes at each pause; the last of so many pieces ends it."""
    left = pieces

    async def receive():
        nonlocal left
        await asyncio.sleep(PAUSE)
        left -= 1
        return {"type": "http.request", "body": b"x" * size, "more_body": left > 0}

    return receive


async def read(receive, limit):
    return len(await Arrival(receive, limit).read())


async def stream(receive, limit):
    whole, refusals, size, more = [], [], 0, True

    async def note():
        whole.append(True)

    limited = pass_through(receive, limit, on_whole=note, on_refusal=refusals.append)
    try:
        while more:
            message = await limited()
            size, more = size + len(message["body"]), message["more_body"]
    finally:
        assert len(whole) + len(refusals) == 1
        assert bool(whole) is (not more)
    return size


@pytest.mark.parametrize("way", [read, stream])
@pytest.mark.parametrize("size", [0, 1, int(LEAST_RATE * PAUSE / 2)])
def test_w9_a_body_that_brings_too_little_is_cut_long_before_its_last_second(way, size):
    async def timed():
        began = asyncio.get_running_loop().time()
        with pytest.raises(MalformedRequestError) as refusal:
            await way(dripping(size), BodyLimit(10_000_000, 600, grace=0.2))
        return refusal.value, asyncio.get_running_loop().time() - began

    refusal, seconds = asyncio.run(timed())
    assert refusal.code == "body_too_slow"
    assert refusal.facts == {"rate": str(LEAST_RATE), "seconds": "600"}
    assert seconds < 3


@pytest.mark.parametrize("way", [read, stream])
def test_w9_a_body_that_brings_enough_is_taken_whole(way):
    size = int(LEAST_RATE * PAUSE * 4)
    limit = BodyLimit(10_000_000, 600, grace=0.2)
    assert asyncio.run(way(dripping(size, 20), limit)) == 20 * size


@pytest.mark.parametrize("way", [read, stream])
def test_w9_a_body_ends_at_its_last_second_whatever_it_brings(way):
    limit = BodyLimit(10**9, 0.3, grace=0.2)
    with pytest.raises(MalformedRequestError, match="body_too_slow"):
        asyncio.run(way(dripping(100_000), limit))


@pytest.mark.parametrize("way", [read, stream])
def test_w9_a_body_that_brings_too_much_is_cut_where_it_does(way):
    with pytest.raises(TooLargeError, match="body_too_large"):
        asyncio.run(way(dripping(1_000), BodyLimit(2_500, 600)))
