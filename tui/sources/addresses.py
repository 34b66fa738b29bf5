"""What names a source: a URL or a path; and which addresses of the network a page may be fetched from."""

from __future__ import annotations

import ipaddress
import re
import socket
from pathlib import Path

# « https://… », « file://… »: what is meant for the network, whether we fetch it or not.
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# IPv4 as networks without it reach it (RFC 6052): the last four bytes are the address.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_url(name: str) -> bool:
    """Whether a source is named by a URL, not by a path."""
    return _SCHEME.match(name) is not None


def rooted(name: str) -> str:
    """A source by a name that means the same in every folder: a URL, or a whole path."""
    return name if is_url(name) else str(Path(name).absolute())


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host by the system's resolver, the one to try first first.

    Raises:
        OSError: for a host nobody knows, or when offline.
        UnicodeError: for what cannot be the name of a host.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet.

    Loopback, private, link-local, shared (RFC 6598), multicast and reserved addresses do not, nor those that carry one
    of them inside (IPv4-mapped, 6to4, NAT64).
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        carried = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            carried = ipaddress.IPv4Address(ip.packed[-4:])
        if carried:
            return is_public(str(carried))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)
