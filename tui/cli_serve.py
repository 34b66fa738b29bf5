"""`sawt-reader serve`: the reader in a browser. Every heavy import is inside the command."""

from __future__ import annotations

import ipaddress
import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tui.cli_shared import allow_private_option
from tui.endings import fail, warn
from tui.interpreter import python_command
from tui.locale import _

if TYPE_CHECKING:
    from tui.sources.addresses import Private


@click.command(
    help=_(
        "Serve the reader to a browser, on this machine alone: open the address it prints.\n\n"
        "Each page that is opened runs a reader of its own on the SOURCES. Who can open the page can read every file "
        "that you can, so an address others can reach is refused without --expose."
    )
)
@click.argument("sources", nargs=-1)
@click.option("--host", default="127.0.0.1", show_default=True, help=_("The address to listen on."))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help=_("The port."))
@click.option("--expose", is_flag=True, help=_("Listen where others can reach it, too: they can read your files."))
@click.option("--public-url", metavar="URL", help=_("The address browsers use, where it is another."))
@click.option("--no-library", is_flag=True, help=_("Keep nothing of what is read, and bring nothing back."))
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
    from tui.sources.addresses import Private

    if "-" in sources:
        fail(_("standard input cannot be served: each page that is opened reads the sources anew"))
    if not is_loopback(host):
        if not expose:
            fail(
                _("{host} can be reached by others, who could read your files; add --expose if they may").format(
                    host=host
                )
            )
        warn(_("whoever can reach {host} can now read every file that you can").format(host=host))
    try:
        from tui.web_server import serve_until_stopped
    except ImportError as error:
        from tui.requirements import install_command

        message = _("serving needs a package that is not here ({name}): {remedy}")
        fail(message.format(name=error.name, remedy=install_command("serve")))
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    command = command_line(sources, keep=not no_library, allow_private=allow_private is Private.NAMED)
    try:
        serve_until_stopped(command, host, port, (public_url or address).rstrip("/"))
    except OSError as error:
        why = error.strerror or error
        fail(_("nothing can be served at {address} ({why}): choose another --port").format(address=address, why=why))


def command_line(sources: Sequence[str], *, keep: bool, allow_private: bool) -> str:
    """The command for a shell that runs a reader, with this Python; no name of a source acts in the shell."""
    options = ["--no-library"] * (not keep) + ["--allow-private"] * allow_private
    return shlex.join(python_command("tui.start", "read", *options, "--", *sources))


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address; names other than localhost may mean any."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
