"""Profiles of Hypothesis: the same examples in every run, or a search for new ones.

`pytest --hypothesis-profile=search` looks for what nobody has thought of; what it finds becomes a
case under `fixtures/`.
"""

from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile(
    "same", derandomize=True, deadline=None, print_blob=True, suppress_health_check=_SLOW
)
settings.register_profile(
    "search", max_examples=3000, deadline=None, print_blob=True, suppress_health_check=_SLOW
)
settings.load_profile("same")
