"""Reviewing findings one by one."""
