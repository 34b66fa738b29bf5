"""How long tests wait for what must come."""

from __future__ import annotations

PATIENCE = 120.0
"""Seconds. No test is about speed: one that waits fails only when the thing cannot come, however busy the machine."""
