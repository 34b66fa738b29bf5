"""What names a source: a URL or a path; and which addresses of the network a page may be fetched from."""

from __future__ import annotations

import enum
import ipaddress
import re
import socket
from pathlib import Path

# « https://… », « file://… »: what is meant for the network, whether we fetch it or not.
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# Where clouds tell a machine its credentials, besides 169.254.169.254: Amazon, Google, Alibaba, Oracle, Azure.
_METADATA = frozenset(
    map(
        ipaddress.ip_address,
        ("fd00:ec2::254", "fd20:ce::254", "100.100.100.200", "192.0.0.192", "168.63.129.16"),
    )
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last four bytes are the address
_LOCAL_NAT64 = ipaddress.IPv6Network("64:ff9b:1::/48")  # RFC 8215
_COMPATIBLE = ipaddress.IPv6Network("::/96")  # RFC 4291, 2.5.5.1
_ISATAP = (b"\x00\x00\x5e\xfe", b"\x02\x00\x5e\xfe")  # RFC 5214: before the last four bytes


class Private(enum.Enum):
    """Which hosts may be asked although they are in a private network. Link-local hosts never are.

    Attributes:
        NONE: no such host.
        NAMED: the host of the address that was named; of a feed's article, the feed's.
        ALL: every such host.
    """

    NONE = enum.auto()
    NAMED = enum.auto()
    ALL = enum.auto()

    @classmethod
    def allowed(cls, *, by_settings: bool, by_option: bool = False) -> Private:
        """What the setting allows, all, or the option, what is named."""
        if by_settings:
            return cls.ALL
        return cls.NAMED if by_option else cls.NONE


class Reach(enum.IntEnum):
    """How far an IP address reaches.

    Attributes:
        NEVER: link-local, or the metadata service of a cloud: it is not asked whatever is allowed.
        PRIVATE: this machine, the local network, or nothing one could name a page by.
        PUBLIC: the open internet.
    """

    NEVER = enum.auto()
    PRIVATE = enum.auto()
    PUBLIC = enum.auto()


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


def reach(address: str) -> Reach:
    """How far an IP address reaches.

    One that carries an IPv4 address inside (IPv4-mapped and -compatible, 6to4, NAT64, Teredo, ISATAP) reaches no
    further than that.

    Raises:
        ValueError: for what is no IP address.
    """
    ip = ipaddress.ip_address(address)
    return min([_reach_alone(ip), *map(_reach_alone, _carried(ip))])


def _reach_alone(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> Reach:
    if ip.is_link_local or ipaddress.ip_address(ip.packed) in _METADATA:  # packed: without the zone
        return Reach.NEVER
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped or ip in _NAT64:  # as public as what they carry
            return Reach.PUBLIC
        if ip.is_site_local:
            return Reach.PRIVATE
    return Reach.PUBLIC if ip.is_global and not (ip.is_multicast or ip.is_reserved) else Reach.PRIVATE


def _carried(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """The IPv4 addresses that an IPv6 address may lead to."""
    if isinstance(ip, ipaddress.IPv4Address):
        return []
    packed = ip.packed
    found = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64 or ip in _LOCAL_NAT64 or ip in _COMPATIBLE or packed[8:12] in _ISATAP:
        found.append(ipaddress.IPv4Address(packed[12:]))
    if ip in _LOCAL_NAT64:  # RFC 6052, 2.2: with a prefix of 48 bits the address goes around byte 8
        found.append(ipaddress.IPv4Address(packed[6:8] + packed[9:11]))
    return [address for address in found if address is not None]
