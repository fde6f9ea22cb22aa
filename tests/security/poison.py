"""Text that does something where it is not shown but sent, obeyed or filled in."""

import re
import sys
from collections.abc import Sequence

import pytest

ESCAPES = {
    "colour": "\x1b[31m",
    "clear": "\x1b[2J\x1b[H",
    "title": "\x1b]0;owned\x07",
    "link": "\x1b]8;;http://evil.example/\x1b\\here\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;cm0gLXJmIH4=\x07",
    "string": "\x1bP+q544e\x1b\\",
    "C1": "\x9b2J\x9d0;owned\x9c\x85\x90",
    "bell": "\x07",
    "backspace": "\x08\x08\x7f",
    "overprint": "\rowned",
    "bidi": "\u202egnp.\u2066exe\u2069\u200f\u061c",
    "line ends": "\x0b\x0c\x1c\u2028\u2029",
    "annotation": "\ufff9a\ufffab\ufffb",
}
MARKUP = {
    "rich": "[bold red]a[/] [/b] [link=http://evil.example]x[/link] [red",
    "commands": "::error file=a::b ##[error]c %0A::set-output name=x::y",
    "HTML": "</code></pre></script><script>alert(1)</script><img src=x onerror=alert(1)>&amp;",
    "XML": "]]></failure></testsuite><!ENTITY a SYSTEM 'file:///etc/passwd'>",
    "Markdown": "`a` [z](http://evil.example) ![](http://evil.example/a.png) @everyone |",
    "template": "{{ 7 * 7 }} {% include '/etc/passwd' %} ${x} %(path)s {0.__class__}",
    "entities": "&#27;[2J &#x9b;2J &#8238;",
}
POISON = {**ESCAPES, **MARKUP}
ACTIVE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]"
)
"""What steers a terminal, or turns text round in it. Line feeds are looked at apart."""
OUR_COLOURS = re.compile(r"\x1b\[[0-9;]*m")

PARAGRAPHS = (
    "港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。{}船乗りはその光を頼りに帰ってくる。",
    "The ferry to the islands leaves ten minutes after the bell. {} Nobody on board seems to mind.",
    "坂の上の図書館には、海図と航海日誌が千冊あまり残っている。{}読みに来る人はもう少ない。",
    "A long letter from the north arrived in winter. {} It took the whole family a week to read.",
)


def poisoned(text: str) -> str:
    """Return a post that holds a text in every place of which a report speaks."""
    first, second, third, fourth = (each.format(text) for each in PARAGRAPHS)
    edited = second.replace("ten minutes", "about ten minutes")
    cut = third[: third.index("読みに") + 3]
    return "\n\n".join(
        [
            f"# {text}",
            *(first, second, third, fourth),
            *(first, edited, cut),
            f"{first} {second} {third} Only this was never said before, {text} by anybody at all.",
            f"<!-- dedupe-ignore: DUP002 -- {text.replace('--', '')} -->",
            "Something else that is said once, and cut in mid-sentence because the",
            f"## {text} again",
            f"[{text}]: http://a.example/",
            f"## {text} again",
            "",
        ]
    )


def called(arguments: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> int:
    """Run the command in this process."""
    from dedupe_paragraphs.cli.main import main

    monkeypatch.setattr(sys, "argv", ["dedupe", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code
