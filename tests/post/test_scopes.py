"""Scopes: what only some readers see."""

import pytest

from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.post.scopes import ScopeKind, find_scopes, scope_paths, sees


def kinds(text: str, path: str = "a.md") -> list[tuple[str, str]]:
    post = parse(text.encode(), path)
    return [(each.kind.name, post.quote(each.span).strip()) for each in find_scopes(post)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No tags.\n", []),
        ("{% if a %}\n\nOne.\n\n{% endif %}\n", [("BRANCH", "One.")]),
        (
            "{%- unless a -%}\n\n甲。\n\n{%- else -%}\n\n乙。\n\n{%- endunless -%}\n",
            [("BRANCH", "甲。"), ("BRANCH", "乙。")],
        ),
        (
            "{% case a %}\n{% when 1 %}\n\nOne.\n\n{% when 2 %}\n\nTwo.\n\n{% endcase %}\n",
            [("BRANCH", ""), ("BRANCH", "One."), ("BRANCH", "Two.")],
        ),
        ("{% for a in b %}\n\nOne.\n\n{% endfor %}\n", [("LOOP", "One.")]),
        ("{% capture a %}\n\nOne.\n\n{% endcapture %}\n", [("CAPTURED", "One.")]),
        ("{% set a %}\n\nOne.\n\n{% endset %}\n", [("CAPTURED", "One.")]),
        ("{% set a = 1 %}\n\nOne.\n", []),
        (
            "{{ if .A }}\n\nOne.\n\n{{ else }}\n\nTwo.\n\n{{ end }}\n",
            [("BRANCH", "One."), ("BRANCH", "Two.")],
        ),
        ("{{ range .A }}\n\nOne.\n\n{{ end }}\n", [("LOOP", "One.")]),
        ("{{#each a}}\n\nOne.\n\n{{/each}}\n", [("LOOP", "One.")]),
        ('{{< tab "Linux" >}}\n\nOne.\n\n{{< /tab >}}\n', []),  # protected: nobody looks into it
        ('{{% tab "Linux" %}}\n\nOne.\n\n{{% /tab %}}\n', [("TAB", "One.")]),
        ("::: zone pivot=a\n\nOne.\n\n::: zone-end\n", [("BRANCH", "One.")]),
        ("::: tabs\n\n::: tab a\n\nOne.\n\n:::\n\n:::\n", [("TAB", "One.")]),
        ('=== "Linux"\n\n    One.\n\n=== "Mac"\n\n    Two.\n', [("TAB", "One."), ("TAB", "Two.")]),
        ("{% if a %}never closed\n", []),
        ("```\n{% if a %}\n```\n\nOne.\n\n`{% endif %}`\n", []),
        ("Text {% if a %}inside{% endif %} a block.\n", []),
    ],
)
def test_what_only_some_readers_see(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_tabs_of_a_component() -> None:
    text = "<Tabs>\n<TabItem value='a'>\n\nOne.\n\n</TabItem>\n</Tabs>\n"

    assert kinds(text, "a.mdx") == [("TAB", "One.")]


def test_who_sees_what() -> None:
    text = (
        "Out.\n\n{% if a %}\n\nIn.\n\n{% for b in c %}\n\nLoop.\n\n{% endfor %}\n\n{% else %}\n\n"
        "Other.\n\n{% endif %}\n"
    )
    post = parse(text.encode(), "a.md")
    paths = dict(zip((block.key for block in post.blocks), scope_paths(post), strict=True))

    assert [scope.kind for scope in paths["Loop."]] == [ScopeKind.BRANCH, ScopeKind.LOOP]
    assert sees(paths["In."], paths["Out."])
    assert not sees(paths["Out."], paths["In."])
    assert not sees(paths["Other."], paths["In."])
    assert not sees(paths["Loop."], paths["In."])
    assert sees(paths["Loop."], paths["Loop."])


def test_a_post_without_scopes_has_no_paths() -> None:
    assert scope_paths(parse(b"One.\n\nTwo.\n")) == ()
