"""Forged, bent and old tokens: each is no token, and none is an error of ours."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from random import Random

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from jose import jwk, jwt
from tests.serving.client import Api
from tests.world import SECRET, key

from penilaian_api.api.transport.tokens.key_ring import KeyRing
from penilaian_api.storage.database.clock import Freshness, machine_clock


def b64(part: object) -> str:
    raw = part if isinstance(part, bytes) else json.dumps(part).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def parts(api: Api) -> tuple[dict, dict, str]:
    header, claims, signature = api.token().split(".")
    read = lambda part: json.loads(base64.urlsafe_b64decode(part + "=="))  # noqa: E731 - said once, beside what it is for
    return read(header), read(claims), signature


def resigned(api: Api, claims: dict, **header: object) -> str:
    """Sign with our own key: only the content is wrong."""
    kid, pem = api.served.app.context.tokens.keys.signing_key()
    return jwt.encode(claims, pem, "ES256", headers={"kid": kid, "typ": "at+jwt", **header})


def public_der(api: Api) -> bytes:
    published = next(iter(api.served.app.context.tokens.keys.public_keys().values()))
    pem = jwk.construct(published, "ES256").to_pem()
    loaded = serialization.load_pem_public_key(pem)
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return loaded.public_bytes(serialization.Encoding.DER, form)


def hmac_signed(header: dict, claims: dict, secret: bytes) -> str:
    body = f"{b64(header)}.{b64(claims)}"
    return f"{body}.{b64(hmac.new(secret, body.encode(), hashlib.sha256).digest())}"


def forged(api: Api) -> dict[str, str]:
    header, claims, signature = parts(api)
    body = f"{b64(header)}.{b64(claims)}"
    stranger = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    der = public_der(api)
    now, infinite = int(time.time()), b'{"exp": Infinity}'
    without = lambda name: {k: v for k, v in claims.items() if k != name}  # noqa: E731 - said once, beside what it is for
    admin = str(key("alfa:account:admin"))
    tokens = {
        "alg none": f"{b64({**header, 'alg': 'none'})}.{b64(claims)}.",
        "alg None": f"{b64({**header, 'alg': 'None'})}.{b64(claims)}.{signature}",
        "hs256 over der": hmac_signed({**header, "alg": "HS256"}, claims, der),
        "hs256 over pem": hmac_signed({**header, "alg": "HS256"}, claims, base64.b64encode(der)),
        "hs256 empty secret": hmac_signed({**header, "alg": "HS256"}, claims, b""),
        "another key": jwt.encode(
            claims, stranger.decode(), "ES256", headers={"kid": header["kid"], "typ": "at+jwt"}
        ),
        "other claims": f"{b64(header)}.{b64({**claims, 'sub': admin})}.{signature}",
        "kid path": resigned(api, claims, kid="../../etc/passwd"),
        "kid unknown": resigned(api, claims, kid="0000000000000000"),
        "kid number": resigned(api, claims, kid=5),
        "jku": resigned(api, claims, jku="https://example.test/keys"),
        "jwk": resigned(api, claims, jwk={"kty": "EC"}),
        "crit": resigned(api, claims, crit=["exp"]),
        "x5u": resigned(api, claims, x5u="https://example.test"),
        "typ jwt": resigned(api, claims, typ="JWT"),
        "typ refresh": resigned(api, claims, typ="rt+jwt"),
        "typ survey": resigned(api, claims, typ="survey+jwt"),
        "no signature": f"{body}.",
        "two parts": body,
        "four parts": f"{body}.{signature}.x",
        "cut signature": f"{body}.{signature[:-4]}",
        "doubled signature": f"{body}.{signature}{signature}",
        "space": f"{body}. {signature}",
        "deep header": f"{b64(b'[' * 3000)}.{b64(claims)}.{signature}"[:4000],
        "header list": f"{b64([])}.{b64(claims)}.{signature}",
        "header text": f"{b64(b'not json')}.{b64(claims)}.{signature}",
        "claims list": f"{b64(header)}.{b64([])}.{signature}",
        "expired": resigned(api, {**claims, "exp": now - 31}),
        "exp infinite": f"{b64(header)}.{b64(infinite)}.{signature}",
        "exp text": resigned(api, {**claims, "exp": "tomorrow"}),
        "not before": resigned(api, {**claims, "nbf": now + 120}),
        "other issuer": resigned(api, {**claims, "iss": "somebody"}),
        "other audience": resigned(api, {**claims, "aud": "somebody"}),
        "audience list": resigned(api, {**claims, "aud": ["penilaian-api"]}),
        "audience of others too": resigned(api, {**claims, "aud": ["penilaian-api", "billing"]}),
        "issued in an hour": resigned(api, {**claims, "iat": now + 3_600}),
        "issued soon": resigned(api, {**claims, "iat": now + 60}),
        "issued as text": resigned(api, {**claims, "iat": str(now)}),
        "issued as a fraction": resigned(api, {**claims, "iat": now - 0.5}),
        "agency text": resigned(api, {**claims, "agency": "alfa"}),
        "agency of another": resigned(api, {**claims, "agency": str(api.agency_id("beta"))}),
        "subject text": resigned(api, {**claims, "sub": "staff"}),
        "session of another": resigned(api, {**claims, "sid": str(key("alfa:session:peer"))}),
    }
    for name in ("exp", "iat", "nbf", "iss", "aud", "sub", "jti", "sid", "agency"):
        tokens[f"without {name}"] = resigned(api, without(name))
    return tokens


def test_the_real_token_is_taken(api: Api) -> None:
    _, claims, _ = parts(api)
    answer = api.http.get("/v1/me", headers={"Authorization": f"Bearer {resigned(api, claims)}"})
    assert answer.status_code == 200


def test_no_forged_token_is_taken(api: Api) -> None:
    tokens = forged(api)
    assert len(tokens) >= 40
    for name, token in tokens.items():
        for path in ("/v1/me", "/v1/units"):
            answer = api.http.get(path, headers={"Authorization": f"Bearer {token}"})
            assert answer.status_code == 401, f"{name}: {answer.text}"


def test_no_mutated_token_is_taken_or_breaks_anything(api: Api) -> None:
    """Each of many random edits of a good token is no token."""
    tokens = api.served.app.context.tokens
    good, draw = api.token(), Random(20260316)  # noqa: S311 - the same edits in every run
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=é"
    signature = good.rindex(".") + 1
    for _ in range(2_000):
        letters = [*good]
        # The last letter of a part carries unused bits: changing only those says the same token.
        for _ in range(draw.randint(1, 3)):
            letters[draw.randrange(len(good) - 1)] = draw.choice(alphabet)
        bent = "".join(letters)
        if bent != good and bent[signature - 2] == good[signature - 2]:
            assert tokens.verify(bent) is None, bent


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic abc", "Bearer a b", "bearer"])
def test_other_authorization_headers_are_no_token(api: Api, header: str) -> None:
    assert api.http.get("/v1/me", headers={"Authorization": header}).status_code == 401


def test_a_long_token_is_never_looked_at(api: Api) -> None:
    answer = api.http.get("/v1/me", headers={"Authorization": f"Bearer {'a' * 5000}"})
    assert answer.status_code == 401


@contextmanager
def later(ring: KeyRing, **passed: float) -> Iterator[None]:
    """Move the time of the signing keys alone."""
    clock = ring._clock  # noqa: SLF001 - time is moved, nothing else
    ring._clock = lambda: machine_clock() + timedelta(**passed)  # noqa: SLF001 - as above
    try:
        yield
    finally:
        ring._clock = clock  # noqa: SLF001 - time is moved back


def test_keys_are_published_before_they_sign_and_old_tokens_stay_good(api: Api) -> None:
    ring = api.served.app.context.tokens.keys
    before, _ = ring.signing_key()
    with later(ring, days=31):
        fresh = set(ring.public_keys()) - {before}
        assert len(fresh) == 1
        assert before in ring.public_keys()
        assert ring.signing_key()[0] == before
        assert api.get("/v1/me").status_code == 200
    with later(ring, days=31, hours=1):
        assert ring.signing_key()[0] in fresh


def test_a_key_that_was_taken_out_of_the_record_is_replaced_at_once(api: Api) -> None:
    ring = api.served.app.context.tokens.keys
    before, _ = ring.signing_key()
    with api.raw(owner=True) as record:
        record.exec_driver_sql("DELETE FROM signing_key")
    with later(ring, minutes=1):
        assert ring.signing_key()[0] != before
        assert before not in ring.public_keys()


def test_a_retired_key_verifies_nothing(api: Api) -> None:
    ring = api.served.app.context.tokens.keys
    before, _ = ring.signing_key()
    with later(ring, days=31):
        assert before in ring.public_keys()
    with later(ring, days=31, hours=3):
        (kid,) = ring.public_keys()
        assert kid != before


def test_a_key_rotated_in_time_signs_after_an_hour_and_old_tokens_stay_good(api: Api) -> None:
    ring = api.served.app.context.tokens.keys
    before, _ = ring.signing_key()
    fresh = ring.rotate()
    assert {before, fresh} <= set(ring.public_keys())
    assert ring.signing_key()[0] == before
    assert api.get("/v1/me").status_code == 200
    with later(ring, hours=1):
        assert ring.signing_key()[0] == fresh
        assert api.get("/v1/me").status_code == 200


def test_a_stolen_key_is_dropped_at_once_with_all_that_it_signed(api: Api) -> None:
    tokens = api.served.app.context.tokens
    _, claims, _ = parts(api)
    endless = resigned(api, {**claims, "exp": int(time.time()) + 10**8})
    used = {"Authorization": f"Bearer {endless}"}
    assert api.http.get("/v1/me", headers=used).status_code == 200
    fresh = tokens.keys.rotate(at_once=True)
    assert set(tokens.keys.public_keys()) == {fresh}
    assert tokens.keys.signing_key()[0] == fresh
    assert api.http.get("/v1/me", headers=used).status_code == 401
    assert api.get("/v1/me").status_code == 401
    renewed = tokens.issue(api.agency_id(), key("alfa:account:staff"), key("alfa:session:staff"))
    headers = {"Authorization": f"Bearer {renewed}"}
    assert api.http.get("/v1/me", headers=headers).status_code == 200


def test_a_key_that_is_being_replaced_is_dropped_at_once_too(api: Api) -> None:
    ring = api.served.app.context.tokens.keys
    ring.rotate()
    assert len(ring.public_keys()) == 2
    fresh = ring.rotate(at_once=True)
    assert set(ring.public_keys()) == {fresh}


@pytest.mark.parametrize("hours", [-24 * 400, -1, 1, 24 * 29])
def test_r12_a_clock_that_goes_ahead_or_back_for_a_while_upsets_no_key(
    api: Api, hours: int
) -> None:
    ring = api.served.app.context.tokens.keys
    before, _ = ring.signing_key()
    with later(ring, hours=hours):
        assert ring.signing_key()[0] == before
        assert api.get("/v1/me").status_code == 200
    assert ring.signing_key()[0] == before
    assert api.get("/v1/me").status_code == 200


@pytest.mark.parametrize("hours", [-24 * 400, -1, 1, 24 * 400])
def test_r12_keys_made_under_a_wrong_clock_sign_under_the_right_one(api: Api, hours: int) -> None:
    ring = api.served.app.context.tokens.keys
    with api.raw(owner=True) as record:
        record.exec_driver_sql("DELETE FROM signing_key")
    with later(ring, hours=hours):
        made, _ = ring.signing_key()
    assert ring.signing_key()[0] == made
    ring.rotate()
    with later(ring, hours=2):
        assert ring.signing_key()[0] in ring.public_keys()


@pytest.mark.parametrize("hours", [-24 * 400, -1, 1, 24 * 400])
def test_r12_a_key_dropped_under_a_wrong_clock_stays_dropped_under_the_right_one(
    api: Api, hours: int
) -> None:
    ring = api.served.app.context.tokens.keys
    before, _ = ring.signing_key()
    assert api.get("/v1/me").status_code == 200
    with later(ring, hours=hours):
        fresh = ring.rotate(at_once=True)
        assert set(ring.public_keys()) == {fresh}
    assert fresh in ring.public_keys()
    assert before not in ring.public_keys()
    assert ring.signing_key()[0] == fresh
    assert not ring.trusts(before)
    assert api.get("/v1/me").status_code == 401


@pytest.mark.parametrize("hours", [0, 1, -1])
def test_r12_what_was_read_ages_although_the_clock_of_the_machine_does_not(
    monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    ticks, now = 1_000.0, machine_clock()
    monkeypatch.setattr(time, "monotonic", lambda: ticks)
    freshness = Freshness(timedelta(seconds=10))
    assert not freshness.holds(now)
    freshness.renew(now + timedelta(hours=hours))
    assert freshness.holds(now) is (hours == 0)
    assert freshness.holds(now + timedelta(hours=hours))
    ticks += 11
    assert not freshness.holds(now + timedelta(hours=hours))


@pytest.mark.parametrize("hours", [0, 1, -1])
def test_r12_a_key_that_another_process_drops_is_dropped_here_within_seconds(
    api: Api, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    """Also where the clock of the machine was ahead when the keys were read, and is set back."""
    ticks = time.monotonic()
    here, there = (
        KeyRing(api.served.app.context.database, SECRET.encode(), machine_clock) for _ in range(2)
    )
    monkeypatch.setattr(time, "monotonic", lambda: ticks)
    with later(here, hours=hours):
        stolen, _ = here.signing_key()
        assert here.trusts(stolen)
    fresh = there.rotate(at_once=True)
    ticks += 11
    assert not here.trusts(stolen)
    assert set(here.public_keys()) == {fresh}
