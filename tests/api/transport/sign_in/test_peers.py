"""Whom a request comes from: a proxy is believed only if a setting names it."""

from ipaddress import ip_network

import pytest
from pydantic import ValidationError

from penilaian_api.api.transport.peers import Peers
from penilaian_api.settings import Settings, describe_failure

PROXIES = ("127.0.0.1", "10.0.0.0/8", "fd00::/8")


def peer(host, *forwarded, trusted=()):
    headers = [(b"x-forwarded-for", line.encode("latin-1")) for line in forwarded]
    scope = {"type": "http", "client": (host, 1), "headers": headers}
    return Peers(ip_network(name) for name in trusted).of(scope)


@pytest.mark.parametrize("host", ["127.0.0.1", "10.1.1.1", "203.0.113.9"])
@pytest.mark.parametrize("forwarded", ["198.51.100.1", "127.0.0.1", "x", ""])
def test_w10_without_a_setting_nobody_is_believed_not_even_the_own_machine(host, forwarded):
    assert peer(host, forwarded) == host


@pytest.mark.parametrize(
    ("host", "forwarded", "expected"),
    [
        ("127.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", ["6.6.6.6, 198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", ["6.6.6.6", "198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", ["6.6.6.6, 198.51.100.1, 10.2.3.4"], "198.51.100.1"),
        ("127.0.0.1", ["198.51.100.1:4711"], "198.51.100.1"),
        ("127.0.0.1", ["[2001:db8:1:2:3::4]:4711"], "2001:db8:1:2::/64"),
        ("::ffff:127.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", [], "127.0.0.1"),
        ("127.0.0.1", ["unknown"], "127.0.0.1"),
        ("127.0.0.1", ["6.6.6.6, unknown"], "127.0.0.1"),
        ("10.9.9.9", ["10.1.1.1"], "10.1.1.1"),
        ("fd00::1", ["198.51.100.1"], "198.51.100.1"),
        ("203.0.113.9", ["198.51.100.1"], "203.0.113.9"),
    ],
)
def test_w10_of_a_named_proxy_only_what_it_added_is_believed(host, forwarded, expected):
    assert peer(host, *forwarded, trusted=PROXIES) == expected


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("198.51.100.1", "::ffff:198.51.100.1", True),
        ("198.51.100.1", "198.51.100.2", False),
    ],
)
def test_w10_the_addresses_of_one_line_are_one_peer(first, second, same):
    assert (peer(first) == peer(second)) is same


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("127.0.0.1", 1), ("127.0.0.1, 10.0.0.0/8 ,fd00::/8", 3), ("::1,", 1)],
)
def test_w10_proxies_are_named_in_one_line(text, count, monkeypatch):
    monkeypatch.setenv("PENILAIAN_TRUSTED_PROXIES", text)
    assert len(Settings().trusted_proxies) == count


@pytest.mark.parametrize("text", ["*", "0.0.0.0/0", "::/0", "proxy.local", "10.0.0.1/8"])
def test_w10_everybody_is_no_proxy_and_a_wrong_name_is_told(text, monkeypatch):
    monkeypatch.setenv("PENILAIAN_TRUSTED_PROXIES", text)
    with pytest.raises(ValidationError) as refusal:
        Settings()
    assert "PENILAIAN_TRUSTED_PROXIES" in describe_failure(refusal.value)
