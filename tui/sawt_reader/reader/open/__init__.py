"""Opening articles: files, addresses, feeds, folders, and the analysis of what was opened."""
