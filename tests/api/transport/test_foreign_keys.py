"""Keys that the owner of the database puts in, or bends: none verifies, and none is published."""

import base64
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from jose import jwk, jwt
from sqlalchemy import create_engine, delete, insert, select, update
from tests.serving.client import Api
from tests.world import SECRET, key

from penilaian_api.api.transport.tokens import sealed_keys
from penilaian_api.api.transport.tokens.key_ring import KeyRing
from penilaian_api.api.transport.tokens.sealed_keys import KeySeal
from penilaian_api.domain.errors import BusyError
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.models.agency import SigningKey

KEYS = SigningKey.__table__
OTHER_SECRET = b"another" * 6
NEW_ID = "00112233aabbccdd"

Row = dict[str, Any]


def ring_of(api: Api, secret: bytes = SECRET.encode()) -> KeyRing:
    """Start a process of its own, as far as its keys go."""
    return KeyRing(api.served.app.context.database, secret, machine_clock)


@contextmanager
def as_owner(api: Api) -> Iterator[Any]:
    engine = create_engine(api.copy.owner)
    try:
        with engine.begin() as record:
            yield record
    finally:
        engine.dispose()


def the_row(api: Api) -> Row:
    with as_owner(api) as record:
        return dict(record.execute(select(KEYS)).mappings().one())


def put_in(api: Api, *rows: Row) -> None:
    with as_owner(api) as record:
        record.execute(insert(KEYS), list(rows))
    api.served.app.context.tokens.keys.invalidate()


def change(api: Api, kid: str, /, **values: Any) -> None:
    with as_owner(api) as record:
        record.execute(update(KEYS).where(KEYS.c.kid == kid).values(**values))
    api.served.app.context.tokens.keys.invalidate()


def new_pair() -> tuple[str, str]:
    """Make a pair of keys: the PEM of each half."""
    private = ec.generate_private_key(ec.SECP256R1())
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return (
        private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ).decode(),
        private.public_key().public_bytes(serialization.Encoding.PEM, form).decode(),
    )


def public_half(public_pem: str, kid: str) -> str:
    """Say a public half as it has always been stored."""
    return json.dumps({**jwk.construct(public_pem, "ES256").to_dict(), "kid": kid, "use": "sig"})


def minted(api: Api, pem: str, kid: str) -> dict[str, str]:
    """Sign a token for the admin with any key, flawless but for that."""
    claims = json.loads(base64.urlsafe_b64decode(api.token("admin").split(".")[1] + "=="))
    claims |= {"exp": int(time.time()) + 600}
    token = jwt.encode(claims, pem, "ES256", headers={"kid": kid, "typ": "at+jwt"})
    return {"Authorization": f"Bearer {token}"}


def published(api: Api) -> set[str]:
    return {jwk["kid"] for jwk in api.http.get("/.well-known/jwks.json").json()["keys"]}


def sealed_anew(pem: str, kid: str, secret: bytes = OTHER_SECRET) -> str:
    """Seal a private half as whoever lacks our secret can: under one of their own."""
    return KeySeal(secret)._fernet.encrypt(f"kid: {kid}\n{pem}".encode()).decode()  # noqa: SLF001 - a seal like ours


def planted(ours: Row, pem: str) -> dict[str, Row]:
    """Say in which ways a key of another is put in: what its row has but its public half."""
    day = timedelta(days=1)
    return {
        "with our private half": {"private": ours["private"]},
        "with a seal of another": {"private": sealed_anew(pem, NEW_ID)},
        "with a private half in the open": {"private": pem},
        "with a broken seal": {"private": ours["private"][:-8] + "AAAAAAA="},
        "with no private half": {"private": ""},
        "with anything": {"private": "é" * 20},
        "that signs soon": {"private": pem, "signs_from": ours["signs_from"] + day},
        "that signed before": {"private": pem, "signs_from": ours["signs_from"] - day},
        "that has an end": {"private": pem, "retires_at": machine_clock() + day},
    }


@pytest.mark.parametrize("way", planted({"private": "", "signs_from": machine_clock()}, ""))
def test_a_key_that_was_put_in_verifies_nothing_and_is_not_published(api: Api, way: str) -> None:
    ours, (pem, public_pem) = the_row(api), new_pair()
    before = published(api)
    row = ours | {"kid": NEW_ID, "public": public_half(public_pem, NEW_ID)}
    put_in(api, row | planted(ours, pem)[way])
    assert api.http.get("/v1/me", headers=minted(api, pem, NEW_ID)).status_code == 401
    assert published(api) == before == {ours["kid"]}
    assert ring_of(api).signing_key()[0] == ours["kid"]  # it neither signs nor delays the next
    assert api.get("/v1/me").status_code == 200


def test_a_key_that_was_put_in_verifies_nothing_beside_our_real_one_of_that_id(api: Api) -> None:
    """Also where a process has verified with the real one before."""
    ours, (pem, public_pem) = the_row(api), new_pair()
    assert api.get("/v1/me").status_code == 200
    with as_owner(api) as record:
        record.execute(delete(KEYS))
    put_in(api, ours | {"public": public_half(public_pem, ours["kid"])})
    assert api.http.get("/v1/me", headers=minted(api, pem, ours["kid"])).status_code == 401
    assert ours["kid"] not in published(api)
    assert api.get("/v1/me").status_code == 401  # nor does what it verified before


def bent_halves(kid: str) -> dict[str, str]:
    """Say what may be written over the public half of our key."""
    return {
        "the half of another": public_half(new_pair()[1], kid),
        "no half": "",
        "no key": "{}",
        "a list": "[" * 1000,
        "a secret": json.dumps({"kty": "oct", "alg": "HS256", "k": "AAAA", "kid": kid}),
    }


@pytest.mark.parametrize("bent", bent_halves(""))
def test_our_key_with_another_public_half_is_replaced_at_once(api: Api, bent: str) -> None:
    ours = the_row(api)
    change(api, ours["kid"], public=bent_halves(ours["kid"])[bent])
    (fresh,) = published(api)
    assert fresh != ours["kid"]
    pem = KeySeal(SECRET.encode())._fernet.decrypt(ours["private"]).decode()  # noqa: SLF001 - as the service does
    assert api.http.get("/v1/me", headers=minted(api, pem, ours["kid"])).status_code == 401
    assert ring_of(api).signing_key()[0] == fresh


def test_two_of_our_keys_with_their_halves_swapped_are_both_replaced(api: Api) -> None:
    ring = api.served.app.context.tokens.keys
    ring.rotate()
    with as_owner(api) as record:
        older, newer = (dict(row) for row in record.execute(select(KEYS)).mappings())
    for half in ("public", "private"):
        change(api, older["kid"], **{half: newer[half]})
        change(api, newer["kid"], **{half: older[half]})
        assert not {older["kid"], newer["kid"]} & published(api), half
        change(api, older["kid"], **older)
        change(api, newer["kid"], **newer)
        assert {older["kid"], newer["kid"]} <= published(api), half


@pytest.mark.parametrize("says_so", [False, True])
def test_a_key_of_ours_under_another_id_is_not_trusted(api: Api, *, says_so: bool) -> None:
    """Neither renamed alone, nor with a public half that says the new id."""
    ours = the_row(api)
    _, pem = api.served.app.context.tokens.keys.signing_key()
    public = json.dumps(json.loads(ours["public"]) | ({"kid": NEW_ID} if says_so else {}))
    change(api, ours["kid"], kid=NEW_ID, public=public)
    for kid in (NEW_ID, ours["kid"]):
        assert api.http.get("/v1/me", headers=minted(api, pem, kid)).status_code == 401
        assert kid not in published(api)
    assert api.served.app.context.tokens.keys.can_sign()


def test_a_key_stored_by_a_version_before_is_valid_over_restarts(api: Api) -> None:
    """Its seal holds no id; and a program of before reads the keys that we seal."""
    (pem, public_pem), ours = new_pair(), the_row(api)
    sealed = KeySeal(SECRET.encode())._fernet.encrypt(pem.encode()).decode()  # noqa: SLF001 - as it did
    change(api, ours["kid"], kid=NEW_ID, private=sealed, public=public_half(public_pem, NEW_ID))
    for _ in range(2):
        assert ring_of(api).signing_key() == (NEW_ID, pem)
    assert published(api) == {NEW_ID}
    assert api.http.get("/v1/me", headers=minted(api, pem, NEW_ID)).status_code == 200
    change(api, NEW_ID, kid=ours["kid"])
    assert not {NEW_ID, ours["kid"]} & published(api)
    as_before = KeySeal(SECRET.encode())._fernet.decrypt(ours["private"]).decode()  # noqa: SLF001 - as it did
    assert as_before.startswith(f"kid: {ours['kid']}\n")
    token = jwt.encode({"a": 1}, as_before, "ES256")
    assert jwt.decode(token, json.loads(ours["public"]), algorithms=["ES256"]) == {"a": 1}


def test_under_another_secret_nothing_is_trusted_and_no_key_is_made(api: Api) -> None:
    ours = the_row(api)
    stranger = ring_of(api, OTHER_SECRET)
    assert not stranger.can_sign()
    assert stranger.public_keys() == {}
    with pytest.raises(BusyError):
        stranger.signing_key()
    assert the_row(api) == ours
    fresh = stranger.rotate(at_once=True)
    assert set(stranger.public_keys()) == {fresh}
    before = ring_of(api)  # with the secret of before, after a theft
    assert not before.can_sign()
    assert before.public_keys() == {}
    assert ring_of(api, OTHER_SECRET).signing_key()[0] == fresh


def test_each_key_is_opened_once_and_none_for_a_request(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[bytes] = []
    load = sealed_keys.serialization.load_pem_private_key
    monkeypatch.setattr(
        sealed_keys.serialization,
        "load_pem_private_key",
        lambda pem, password: opened.append(pem) or load(pem, password),
    )
    ring = ring_of(api)
    for _ in range(5):
        ring.invalidate()
        ring.public_keys()
    assert len(opened) == 1
    ring.rotate()
    for _ in range(5):
        ring.signing_key()
        assert all(ring.trusts(kid) for kid in ring.public_keys())
    assert len(opened) == 2


def test_a_theft_of_the_database_alone_gives_nobody_the_admins_name(api: Api) -> None:
    """The whole attack, as the owner of the database would do it."""
    pem, public_pem = new_pair()
    rows = [
        the_row(api) | {"kid": kid, "public": public_half(public_pem, kid)}
        for kid in (NEW_ID, "f" * 40, "x")
    ]
    put_in(api, *rows)
    admin = str(key("alfa:account:admin"))
    for row in rows:
        header = minted(api, pem, row["kid"])
        claims = json.loads(base64.urlsafe_b64decode(header["Authorization"].split(".")[1] + "=="))
        assert claims["sub"] == admin
        for path in ("/v1/me", "/v1/accounts", "/v1/audit"):
            assert api.http.get(path, headers=header).status_code == 401
