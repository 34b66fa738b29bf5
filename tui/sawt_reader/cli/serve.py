"""`sawt-reader serve`: the reader in a browser. Every heavy import is inside the command."""

from __future__ import annotations

import ipaddress
import os
import re
import secrets
import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from sawt_reader.cli.exits import fail, warn
from sawt_reader.cli.options import allow_private_option
from sawt_reader.i18n import N_, _
from sawt_reader.system.interpreter import python_command

if TYPE_CHECKING:
    from sawt_reader.sources.addresses import Private

TOKEN = "SAWT_READER_TOKEN"
"""The variable that sets the token, for an address that is to stay the same."""
SHORTEST_TOKEN = 16


@click.command(
    help=N_(
        "Serve the reader to a browser, on this machine alone: open the address it prints.\n\n"
        "Each page that is opened runs a reader of its own on the SOURCES. The address holds a token, new at each "
        "start; SAWT_READER_TOKEN sets one. Who has it can read every file that you can, so an address others can "
        "reach is refused without --expose, and files are then opened and written only in the folders of the SOURCES."
    )
)
@click.argument("sources", nargs=-1)
@click.option("--host", default="127.0.0.1", show_default=True, help=N_("The address to listen on."))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help=N_("The port."))
@click.option(
    "--expose",
    is_flag=True,
    help=N_("Listen where others can reach it, too: with the token they can read the files beside the SOURCES."),
)
@click.option("--public-url", metavar="URL", help=N_("The address browsers use, where it is another."))
@click.option("--no-library", is_flag=True, help=N_("Keep nothing of what is read, and bring nothing back."))
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
    """Check where to listen, then serve until ctrl+c."""
    from sawt_reader.sources.addresses import Private

    if "-" in sources:
        fail(_("standard input cannot be served: each page that is opened reads the sources anew"))
    if not is_loopback(host) and not expose:
        fail(
            _("{host} can be reached by others, who could read your files; add --expose if they may").format(host=host)
        )
    try:
        from sawt_reader.cli.web_server import Site, serve_until_stopped
    except ImportError as error:
        from sawt_reader.system.requirements import install_command

        message = _("serving needs a package that is not here ({name}): {remedy}")
        fail(message.format(name=error.name, remedy=install_command("serve")))
    if public_url and not _is_address(public_url):
        fail(
            _("{url} is no address of a page: --public-url needs one such as https://news.example").format(
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
        click.echo(_("Open this address in a browser; ctrl+c ends the server."))
        # On a line of its own, to be copied. Who has chosen a token knows it, and may keep a log of what is printed.
        click.echo(f"{site.url}/?token={f'${TOKEN}' if chosen else site.token}")

    try:
        serve_until_stopped(command, site, announce)
    except OSError as error:
        why = error.strerror or error
        fail(_("nothing can be served at {address} ({why}): choose another --port").format(address=site.url, why=why))


def _chosen_token() -> str | None:
    """The token that the user has set, taken out of the environment: no child needs it."""
    token = os.environ.pop(TOKEN, None)
    if token and not re.fullmatch(rf"[A-Za-z0-9_-]{{{SHORTEST_TOKEN},}}", token):
        fail(
            _("{variable} must have at least {n} letters without accents, digits, - or _").format(
                variable=TOKEN, n=SHORTEST_TOKEN
            )
        )
    return token or None


def _warn_of_others(*, keep: bool, private: bool) -> None:
    """Tell what others can do who have the token."""
    warn(_("whoever has the token can read and write files in the folders of the sources"))
    if keep:
        warn(_("whoever has the token can read your library: --no-library keeps it out"))
    if private:
        warn(_("whoever has the token can fetch pages from your private network"))


def command_line(sources: Sequence[str], *, keep: bool, allow_private: bool, confined: bool = False) -> str:
    """The command for a shell that runs a reader, with this Python; no name of a source acts in the shell."""
    options = ["--no-library"] * (not keep) + ["--allow-private"] * allow_private + ["--confined"] * confined
    return shlex.join(python_command("sawt_reader", "read", *options, "--", *sources))


def _is_address(url: str) -> bool:
    """Whether a URL has a host that browsers can ask for a page, and leaves room for a token behind it."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port  # raises where that is no number
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(host) and not re.search(r"[?#@\s]", url)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address; names other than localhost may mean any."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
