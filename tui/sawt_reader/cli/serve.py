"""`sawt-reader serve`: the reader in a browser."""

from __future__ import annotations

import ipaddress
import os
import re
import secrets
import shlex
from collections.abc import Sequence
from urllib.parse import urlsplit

import click

from sawt_reader.cli.exits import fail, warn
from sawt_reader.cli.options import allow_private_option
from sawt_reader.i18n import N_, _
from sawt_reader.sources.addresses import Private
from sawt_reader.system.interpreter import python_command
from sawt_reader.system.requirements import install_command

TOKEN = "SAWT_READER_TOKEN"
"""Environment variable that sets the token, to keep the address the same."""
SHORTEST_TOKEN = 16


@click.command(
    help=N_(
        "Serve the reader to browsers on this machine; open the address it prints.\n\n"
        "Each page runs its own reader on the SOURCES. The address contains a token, which changes with each start "
        "unless SAWT_READER_TOKEN sets it. Anybody who has the token can read every file that you can. So an address "
        "that other machines can reach needs --expose, and files are then opened and written only in the folders of "
        "the SOURCES."
    )
)
@click.argument("sources", nargs=-1)
@click.option("--host", default="127.0.0.1", show_default=True, help=N_("Address to listen on."))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help=N_("Port to listen on."))
@click.option(
    "--expose",
    is_flag=True,
    help=N_("Allow an address that others can reach; with the token they can read the files beside the SOURCES."),
)
@click.option("--public-url", metavar="URL", help=N_("The address for browsers, if it is not the one to listen on."))
@click.option("--no-library", is_flag=True, help=N_("Store nothing in the library, and restore nothing from it."))
@allow_private_option
def serve(
    sources: Sequence[str],
    host: str,
    port: int,
    expose: bool,
    public_url: str | None,
    no_library: bool,
    allow_private: Private,
) -> None:
    if "-" in sources:
        fail(_("standard input cannot be served: every page reads the sources itself"))
    if not is_loopback(host) and not expose:
        fail(_("others can reach {host} and could read your files; add --expose to allow it").format(host=host))
    try:
        from sawt_reader.cli.web_server import Site, serve_until_stopped
    except ImportError as error:
        message = _("serving needs a missing package ({name}); run: {command}")
        fail(message.format(name=error.name, command=install_command("serve")))
    if public_url and not _is_address(public_url):
        fail(
            _("{url} is not the address of a page; --public-url needs one such as https://news.example").format(
                url=public_url
            )
        )
    chosen = _chosen_token()
    site = Site(host, port, chosen or secrets.token_urlsafe(32), (public_url or "").rstrip("/") or None)
    exposed = expose or not is_loopback(host) or not is_loopback(urlsplit(site.url).hostname or "")
    if exposed:
        _warn_of_others(keep=not no_library, private=allow_private is not Private.NONE)
    command = command_line(sources, keep=not no_library, allow_private=allow_private is Private.NAMED, confined=exposed)

    def announce() -> None:
        click.echo(_("Open this address in a browser; ctrl+c stops the server."))
        # Alone on its line, for copying. A token the user has set is not printed: the output may go to a log.
        click.echo(f"{site.url}/?token={f'${TOKEN}' if chosen else site.token}")

    try:
        serve_until_stopped(command, site, announce)
    except OSError as error:
        why = error.strerror or error
        fail(_("cannot serve at {address} ({why}); choose another --port").format(address=site.url, why=why))


def _chosen_token() -> str | None:
    """The token set by the user; it is removed from the environment, as no child process needs it."""
    token = os.environ.pop(TOKEN, None)
    if token and not re.fullmatch(rf"[A-Za-z0-9_-]{{{SHORTEST_TOKEN},}}", token):
        fail(
            _("{variable} must have at least {n} characters: unaccented letters, digits, - or _").format(
                variable=TOKEN, n=SHORTEST_TOKEN
            )
        )
    return token or None


def _warn_of_others(*, keep: bool, private: bool) -> None:
    """Warn of what others can do with the token."""
    warn(_("anybody with the token can read and write files in the folders of the sources"))
    if keep:
        warn(_("anybody with the token can read your library; --no-library hides it"))
    if private:
        warn(_("anybody with the token can fetch pages from your private network"))


def command_line(sources: Sequence[str], *, keep: bool, allow_private: bool, confined: bool = False) -> str:
    """The shell command that runs a reader with this Python; the names of the sources are quoted."""
    flags = {"--no-library": not keep, "--allow-private": allow_private, "--confined": confined}
    options = [flag for flag, wanted in flags.items() if wanted]
    return shlex.join(python_command("sawt_reader", "read", *options, "--", *sources))


def _is_address(url: str) -> bool:
    """Whether a URL has a host for a browser, and neither query nor fragment, as the token is appended to it."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port  # raises ValueError for an invalid port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(host) and not re.search(r"[?#@\s]", url)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address; a name other than localhost may be any machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
