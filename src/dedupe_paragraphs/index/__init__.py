"""Proposes what may be a copy of what, and decides nothing."""
