"""Claims: what is asserted, by whom, how firmly."""
