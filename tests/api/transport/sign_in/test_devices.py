"""Known devices: their secrets hold for one login and half a year, and nobody else can make one."""

from datetime import UTC, datetime, timedelta

import pytest

from penilaian_api.api.transport.sign_in.devices import LIFETIME_DAYS, Devices

NOW = datetime(2026, 3, 16, tzinfo=UTC)


def devices(days=0, secret=b"s" * 40):
    return Devices(secret, lambda: NOW + timedelta(days=days))


def test_w10_a_device_is_known_again_under_its_login_alone():
    secret = devices().issue("staff")
    name = devices().recognize(secret, "staff")
    assert name
    assert devices().recognize(secret, "peer") is None
    assert devices(secret=b"t" * 40).recognize(secret, "staff") is None
    younger = devices(days=100).issue("staff", name)
    assert devices(days=100 + LIFETIME_DAYS).recognize(younger, "staff") == name


@pytest.mark.parametrize(("days", "is_known"), [(0, True), (180, True), (181, False), (-1, True)])
def test_w10_a_device_is_forgotten_after_half_a_year(days, is_known):
    secret = devices().issue("staff")
    assert (devices(days=days).recognize(secret, "staff") is not None) is is_known


@pytest.mark.parametrize("secret", [None, "", ".", "..", "a.b.c", "é.1.x", "a" * 200])
def test_w10_anything_else_is_no_device(secret):
    assert devices().recognize(secret, "staff") is None
