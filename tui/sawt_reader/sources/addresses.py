"""URLs and paths, and which IP addresses pages may be fetched from."""

from __future__ import annotations

import enum
import ipaddress
import re
import socket
from pathlib import Path
from urllib.parse import urljoin, urlsplit, urlunsplit

# "https://…", "file://…": a URL, even if we do not fetch its scheme.
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# Parameters of the tools that count readers: Google, Matomo, AT Internet (of the French press), Facebook, Mailchimp.
_TRACKING = re.compile(
    r"(?:utm|mtm|pk|at|ns)_\w+|xtor|xts|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|igshid|mc_[ce]id|cmpid|ref_src",
    re.IGNORECASE,
)
# Services that give cloud machines their credentials, besides 169.254.169.254: Amazon, Google, Alibaba, Oracle, Azure.
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
    """Which hosts in private networks may be contacted. Link-local hosts never may.

    Attributes:
        NONE: none.
        NAMED: the host of the address that the user named; for an article of a feed, the feed's.
        ALL: all.
    """

    NONE = enum.auto()
    NAMED = enum.auto()
    ALL = enum.auto()

    @classmethod
    def allowed(cls, *, by_settings: bool, by_option: bool = False) -> Private:
        """ALL if the setting allows it, NAMED if only the option does."""
        if by_settings:
            return cls.ALL
        return cls.NAMED if by_option else cls.NONE


class Reach(enum.IntEnum):
    """The network an IP address belongs to.

    Attributes:
        NEVER: link-local, or the metadata service of a cloud; never contacted, whatever is allowed.
        PRIVATE: this machine, a local network, or reserved.
        PUBLIC: the internet.
    """

    NEVER = enum.auto()
    PRIVATE = enum.auto()
    PUBLIC = enum.auto()


def is_url(name: str) -> bool:
    """Whether the name of a source is a URL, not a path."""
    return _SCHEME.match(name) is not None


def absolute(name: str) -> str:
    """The name of a source that is valid in every folder: a URL, or the absolute path."""
    return name if is_url(name) else str(Path(name).absolute())


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host by the system's resolver, in the order to try them.

    Raises:
        OSError: for an unknown host, or when offline.
        UnicodeError: for an invalid host name.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def reach(address: str) -> Reach:
    """The network of an IP address.

    If it contains an IPv4 address (IPv4-mapped or -compatible, 6to4, NAT64, Teredo, ISATAP), the more restricted of
    both counts.

    Raises:
        ValueError: for anything but an IP address.
    """
    ip = ipaddress.ip_address(address)
    return min([_own_reach(ip), *map(_own_reach, _embedded(ip))])


def _own_reach(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> Reach:
    if ip.is_link_local or ipaddress.ip_address(ip.packed) in _METADATA:  # packed: without the zone
        return Reach.NEVER
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped or ip in _NAT64:  # the embedded address decides
            return Reach.PUBLIC
        if ip.is_site_local:
            return Reach.PRIVATE
    return Reach.PUBLIC if ip.is_global and not (ip.is_multicast or ip.is_reserved) else Reach.PRIVATE


def _embedded(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """The IPv4 addresses embedded in an IPv6 address."""
    if isinstance(ip, ipaddress.IPv4Address):
        return []
    packed = ip.packed
    found = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64 or ip in _LOCAL_NAT64 or ip in _COMPATIBLE or packed[8:12] in _ISATAP:
        found.append(ipaddress.IPv4Address(packed[12:]))
    if ip in _LOCAL_NAT64:  # RFC 6052, 2.2: with a prefix of 48 bits, byte 8 divides the address
        found.append(ipaddress.IPv4Address(packed[6:8] + packed[9:11]))
    return [address for address in found if address is not None]


def without_tracking(url: str) -> str:
    """An address without the parameters that tell where a reader came from: they lead to the same page."""
    parts = urlsplit(url)
    query, fragment = (
        "&".join(pair for pair in text.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0]))
        for text in (parts.query, parts.fragment)
    )
    same = (query, fragment) == (parts.query, parts.fragment)
    return url if same else urlunsplit(parts._replace(query=query, fragment=fragment))


def web_address(link: str, base: str) -> str | None:
    """A link on a page with the address `base` as an absolute URL; None unless it is http or https."""
    try:
        url = urljoin(base, link)
        return url if link and urlsplit(url).scheme in {"http", "https"} and urlsplit(url).netloc else None
    except ValueError:
        return None
