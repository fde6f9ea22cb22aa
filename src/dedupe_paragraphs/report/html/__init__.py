"""`html`: one file that shows a report, offline, readable with scripts off."""
