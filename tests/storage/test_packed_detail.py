"""A packed detail is given back word for word, or not at all."""

import hashlib
import json
from random import Random
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penilaian_api.storage.models.types import PackableBytes, packed_bytes, plain_bytes
from penilaian_api.storage.packaged_data import packing_text
from penilaian_api.storage.packed_detail import named_records, pack, text_of, unpack

KEY = "01a22340-3fd7-73c6-84c5-ffac24b0d6d5"
OTHER = UUID(int=7, version=4)
DICTIONARIES = {
    "snapshots-1.txt": "fc8a81d99a5c9f248ddd89ae80e7015bdbf38a35a27bb295b08079999943f4d2",
    "details-1.txt": "e2819f99f663303fa1d45dbdf0262d9701a182a265f05a41b03f6091efc8b62d",
}
"""What details and snapshots were ever packed with: each is needed as long as there is a trail."""

IDS = st.uuids().map(str)
DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | IDS | DIGESTS
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=8,
)


def change(key: str, **others: object) -> dict[str, object]:
    return {"record": "progress", "id": key, "change": "created", **others}


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # others use the machine
@given(VALUES, st.lists(IDS, max_size=5))
def test_g7_whatever_a_detail_says_comes_back_word_for_word(value: object, keys: list[str]) -> None:
    changes = [change(key, after={"note": value}) for key in keys]
    content = json.dumps([*changes, value], ensure_ascii=False)
    named = named_records(changes)
    assert text_of(named, pack(content, named)) == content
    assert text_of(content, None) == content


def test_g7_a_row_of_progress_takes_less_than_half() -> None:
    after = {
        "employee_id": str(OTHER),
        "line_id": KEY,
        "on": "2026-03-05",
        "posted_at": "2026-03-06T01:02:03.000004+00:00",
        "posted_by": str(UUID(int=9, version=4)),
        "value": "12.5000",
    }
    named = named_records(changes := [change(KEY, after=after, digest="0123456789abcdef" * 4)])
    content = json.dumps(changes, sort_keys=True, separators=(",", ":"))
    assert (len(pack(content, named)) + len(named)) * 2 < len(content)


@pytest.mark.parametrize("seed", range(40))
def test_g7_a_sign_changed_anywhere_is_refused(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - chance that can be repeated
    named = named_records(changes := [change(KEY, digest="ab" * 32)])
    packed = bytearray(pack(json.dumps(changes), named))
    packed[chance.randrange(len(packed))] ^= 1 << chance.randrange(8)
    with pytest.raises(ValueError, match="not what was packed"):
        unpack(bytes(packed), named)


@pytest.mark.parametrize("named", ["", "{}", "[]", "null", '{"unit":7}', '{"unit":["x"]}'])
def test_g7_with_other_records_beside_it_a_detail_is_refused(named: str) -> None:
    packed = pack(json.dumps([change(KEY)]), named_records([change(KEY)]))
    with pytest.raises(ValueError, match="not what was packed"):
        unpack(packed, named)


def test_g7_records_of_lists_are_told_once_and_the_unit_that_a_position_left() -> None:
    moved = {
        "record": "position",
        "id": KEY,
        "change": "changed",
        "before": {"unit_id": str(OTHER)},
    }
    silent = [{**change(KEY), "record": "evaluation_rating"}, {**change(KEY), "change": "restated"}]
    assert json.loads(named_records([change(KEY), change(KEY), moved, *silent])) == {
        "progress": [UUID(KEY).hex],
        "position": [UUID(KEY).hex],
        "unit": [OTHER.hex],
    }


@pytest.mark.parametrize("name", DICTIONARIES)
def test_g7_what_details_were_packed_with_stays(name: str) -> None:
    digest = hashlib.sha256(packing_text(name).encode()).hexdigest()
    assert digest == DICTIONARIES[name]


def test_g7_a_snapshot_is_given_back_byte_for_byte_and_what_another_hand_wrote_as_it_is() -> None:
    content = b'{"engine":"3","inputs":[]}'
    stored = packed_bytes(PackableBytes(content)) or b""
    assert len(stored) < len(content) + 12
    assert plain_bytes(stored) == content
    assert packed_bytes(content) == plain_bytes(content) == content
    for other in (stored + b"x", stored[:-1], stored[:2]):
        assert plain_bytes(other) == other
