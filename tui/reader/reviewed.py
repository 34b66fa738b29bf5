"""A reading as the reader has corrected it."""

from tui.library.corrected import layer_of, with_reviews, without_dismissed

__all__ = ["layer_of", "with_reviews", "without_dismissed"]
