"""Quotations: marks, cues, content, speakers."""
