"""Faults on purpose: what a cleaning restores, what it loses, and whether it names the kind."""
