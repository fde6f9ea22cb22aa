"""Deciders: one question of a careful editor each, in the order of `order.py`."""
