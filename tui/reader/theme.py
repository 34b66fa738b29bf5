"""The reader's own colours, dark and light: quiet paper, one accent for what is in hand."""

from __future__ import annotations

from textual.theme import Theme

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
    },
)
