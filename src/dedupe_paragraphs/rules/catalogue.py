"""The catalogue: all rules, in the order in which they run and the documentation lists them."""

from dedupe_paragraphs.rules import (
    cut001_cut_paragraph,
    cut002_split_paragraph,
    dup001_repeated_block,
    dup002_near_duplicate,
    dup003_truncated_copy,
    dup004_run_together,
    dup005_partial_copy,
    dup006_repeated_sentence,
    dup007_loop,
    dup008_repeated_item,
    dup101_shared_block,
    dup102_repeated_post,
    dup901_unused_ignore,
    gen001_generator_debris,
    sec001_empty_section,
    sec002_repeated_heading,
)

RULES = (
    dup001_repeated_block.RULE,
    dup002_near_duplicate.RULE,
    dup003_truncated_copy.RULE,
    dup004_run_together.RULE,
    dup005_partial_copy.RULE,
    dup006_repeated_sentence.RULE,
    dup007_loop.RULE,
    dup008_repeated_item.RULE,
    dup101_shared_block.RULE,
    dup102_repeated_post.RULE,
    cut001_cut_paragraph.RULE,
    cut002_split_paragraph.RULE,
    sec001_empty_section.RULE,
    sec002_repeated_heading.RULE,
    gen001_generator_debris.RULE,
    dup901_unused_ignore.RULE,
)
CATALOGUE = {rule.code: rule for rule in RULES}
"""The rule of each code."""
DEFAULTS = frozenset(rule.code for rule in RULES if rule.default)
"""The rules that are on without being selected."""
