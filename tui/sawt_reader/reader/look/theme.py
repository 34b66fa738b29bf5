"""The built-in themes: dark, light, high contrast, and 16 colours."""

from __future__ import annotations

from textual.theme import Theme


def _bars(bar: str, hover: str, active: str, background: str) -> dict[str, str]:
    """The colours of scroll bars: the background is that of the text."""
    grounds = ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active")
    return {
        "scrollbar": bar,
        "scrollbar-hover": hover,
        "scrollbar-active": active,
        **dict.fromkeys((*grounds, "scrollbar-corner-color"), background),
    }


DARK = Theme(
    name="sawt-dark",
    dark=True,
    primary="#7fa8cc",
    secondary="#b7a1d6",
    accent="#e3b566",
    success="#93bf9a",
    warning="#dda15e",
    error="#e07a73",
    foreground="#d9dce3",
    background="#15171c",
    surface="#15171c",
    panel="#1f232b",
    variables={
        "block-cursor-background": "#2f3b4c",
        "block-cursor-foreground": "#f2f4f8",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#232932",
        "block-cursor-blurred-foreground": "#d9dce3",
        "footer-background": "#1f232b",
        "footer-key-foreground": "#e3b566",
        "footer-description-foreground": "#a7aebb",
        "border": "#7fa8cc",
        "border-blurred": "#353c48",
        **_bars("#353c48", "#4a5363", "#7fa8cc", "#15171c"),
    },
)

LIGHT = Theme(
    name="sawt-light",
    dark=False,
    primary="#2d5f8f",
    secondary="#71479a",
    accent="#94540a",
    success="#2c6b42",
    warning="#8a5300",
    error="#a5342d",
    foreground="#26272b",
    background="#fbf9f4",
    surface="#fbf9f4",
    panel="#efebe1",
    variables={
        "block-cursor-background": "#d5e0ea",
        "block-cursor-foreground": "#14161a",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#e9e5da",
        "block-cursor-blurred-foreground": "#26272b",
        "footer-background": "#efebe1",
        "footer-key-foreground": "#94540a",
        "footer-description-foreground": "#55575e",
        "border": "#2d5f8f",
        "border-blurred": "#cfc9ba",
        **_bars("#cfc9ba", "#b3ac9a", "#2d5f8f", "#fbf9f4"),
    },
)

CONTRAST = Theme(
    name="sawt-contrast",
    dark=True,
    primary="#8cc8ff",
    secondary="#e0b0ff",
    accent="#ffd75f",
    success="#8df0a0",
    warning="#ffc080",
    error="#ffa8a0",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    variables={
        "block-cursor-background": "#000000",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold underline",
        "block-cursor-blurred-background": "#000000",
        "block-cursor-blurred-foreground": "#ffffff",
        "block-cursor-blurred-text-style": "bold",
        "footer-background": "#000000",
        "footer-key-foreground": "#ffd75f",
        "footer-description-foreground": "#ffffff",
        "border": "#ffd75f",
        "border-blurred": "#b0b0b0",
        "text-disabled": "#c0c0c0",
        "text-muted": "#c0c0c0",
        **_bars("#b0b0b0", "#ffffff", "#ffd75f", "#000000"),
    },
)

# The colours are the terminal's, as its user likes them. On black, all of them are legible.
SIXTEEN = Theme(
    name="sawt-16",
    ansi=True,
    dark=True,
    primary="ansi_bright_cyan",
    secondary="ansi_bright_magenta",
    accent="ansi_bright_yellow",
    success="ansi_bright_green",
    warning="ansi_yellow",
    error="ansi_bright_red",
    foreground="ansi_white",
    background="ansi_black",
    surface="ansi_black",
    panel="ansi_black",
    variables={
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "surface": "ansi_black",
        "panel": "ansi_black",
        "text": "ansi_white",
        "text-muted": "ansi_white",
        "text-disabled": "ansi_white",
        "block-cursor-background": "ansi_black",
        "block-cursor-foreground": "ansi_white",
        "block-cursor-text-style": "bold underline",
        "block-cursor-blurred-background": "ansi_black",
        "block-cursor-blurred-foreground": "ansi_white",
        "block-cursor-blurred-text-style": "bold",
        "block-hover-background": "ansi_black",
        "footer-background": "ansi_black",
        "footer-item-background": "ansi_black",
        "footer-foreground": "ansi_white",
        "footer-key-foreground": "ansi_bright_yellow",
        "footer-description-foreground": "ansi_white",
        "footer-description-background": "ansi_black",
        "border": "ansi_bright_yellow",
        "border-blurred": "ansi_white",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-selection-background": "ansi_cyan",
        "input-selection-foreground": "ansi_black",
        **_bars("ansi_white", "ansi_bright_white", "ansi_bright_yellow", "ansi_black"),
    },
)

THEMES = (DARK, LIGHT, CONTRAST, SIXTEEN)
