"""Tell from which address a request comes; proxies are believed only if a setting names them."""

from collections.abc import Iterable
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Final

from starlette.datastructures import Headers
from starlette.types import Scope

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_OF_ONE_LINE: Final = 64
"""Whoever has one IPv6 address has as many as share its first 64 bits."""


class Peers:
    """Reads the address of the peer; of X-Forwarded-For only what *trusted* proxies have added."""

    def __init__(self, trusted: Iterable[Network]) -> None:
        self._trusted = tuple(trusted)

    def of(self, scope: Scope) -> str:
        """Name the peer: its address, or the network of its line."""
        host = scope["client"][0] if scope.get("client") else ""
        address = _read(host)
        if address is None:
            return host
        for named in reversed(self._forwarded(scope)):
            further = _read(named) if self._trusts(address) else None
            if further is None:
                break
            address = further
        if isinstance(address, IPv6Address):
            return str(ip_network((address, _OF_ONE_LINE), strict=False))
        return str(address)

    def _forwarded(self, scope: Scope) -> list[str]:
        """List who forwarded a request, the nearest last; each proxy may add a line of its own."""
        if not self._trusted:
            return []
        lines = Headers(scope=scope).getlist("x-forwarded-for")
        return ",".join(lines).split(",")

    def _trusts(self, address: Address) -> bool:
        return any(address in network for network in self._trusted)


def _read(text: str) -> Address | None:
    """Read an address as proxies write it: with a port or without, mapped or plain."""
    host = text.strip()
    if host.startswith("["):
        host = host[1:].partition("]")[0]
    elif host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        address = ip_address(host)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
