"""The catalogue: every rule with the text that `dedupe explain` and the documentation print."""

from dedupe_paragraphs.model.rule import Code, Rule, Safety

RULES = (
    Rule(
        code=Code.DUP001,
        name="repeated-block",
        safety=Safety.SAFE,
        default=True,
        what="""\
A paragraph, or a run of consecutive blocks, whose text stands elsewhere in the same post. A run is
one finding, however many blocks it has; rules, template tags and generator debris between its
blocks do not break it.""",
        why="""\
Whoever reads the post reads the same thing twice and wonders what was missed. Generators that are
asked to go on like to write the last section again before they continue.""",
        example="""\
朝の市場では、まず氷の音がする。木箱を引きずる音があとに続く。

競りが終わると、あたりはまた静かになる。

朝の市場では、まず氷の音がする。木箱を引きずる音があとに続く。    <- DUP001""",
        fix="""\
Safe. The copy goes with its lines, the first one stays (`--keep last`: the last one). Short blocks
and headings go only as part of a longer run. A code block or table goes only when it is the same
byte for byte and stands inside such a run. Unsafe where it may be meant: in sections named after
calls or releases, and before code or a list that stays.""",
    ),
    Rule(
        code=Code.DUP002,
        name="near-duplicate",
        safety=Safety.UNSAFE,
        default=True,
        what="""\
An edited copy: two texts that are nearly the same, and each says something that the other does not.
Sentences that differ in a number or in a negation are different sentences and are not reported.""",
        why="""\
One of the two is an older draft, or a generator's second attempt. A reader takes it for a mistake,
but only a person can say which wording is the better one.""",
        example="""\
港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。

港の灯台は百年前に建てられ、いまも毎晩静かに沖を照らしているのです。    <- DUP002""",
        fix="""\
Unsafe. The report shows the difference inside the line; `dedupe clean --unsafe` keeps the fuller
text, or the first of two that are equally full. Sentences of the copy that have no twin stay.""",
    ),
    Rule(
        code=Code.DUP003,
        name="truncated-copy",
        safety=Safety.SAFE,
        default=True,
        what="""\
A block, or the end of a run, that says the same as a fuller text and stops before its end. The cut
copy may come first and the full text later.""",
        why="""\
A generator reached its limit in mid-sentence and wrote the passage again from an earlier point. The
cut copy adds nothing, and its last sentence never ends.""",
        example="""\
蔵の窓は小さい。夏の光を嫌うからだと、杜氏は笑って    <- DUP003

蔵の窓は小さい。夏の光を嫌うからだと、杜氏は笑って教えてくれた。""",
        fix="""\
Safe. Everything that the cut copy says stands in the fuller text, so the cut copy goes. Unsafe for
a few words that are told in full right behind or under the same heading: they may be a label.""",
    ),
    Rule(
        code=Code.DUP004,
        name="run-together",
        safety=Safety.SAFE,
        default=True,
        what="""\
One block that strings several other blocks together, headings included, whole or cut, usually
thousands of characters on one line.""",
        why="""\
Nobody reads a paragraph of seven thousand characters, and most of it stands elsewhere in the post
in its proper form. Deleting it whole would lose whatever it says only here.""",
        example="""\
## 道具

のこぎりは三本あれば足りる。

## 手入れ

刃には椿油を薄く引いておく。

## 道具のこぎりは三本あれば足りる。## 手入れ刃には椿油を薄く引いておく。    <- DUP004""",
        fix="""\
Safe. The copied stretches go; sentences of its own stay as a paragraph at the same place.""",
    ),
    Rule(
        code=Code.DUP005,
        name="partial-copy",
        safety=Safety.SAFE,
        default=True,
        what="""\
A paragraph that carries a copied run of sentences next to text of its own.""",
        why="""\
The copied sentences hide the new one: a reader who recognises the beginning skips the rest.""",
        example="""\
The ferry leaves at dawn. It carries the mail and the bread.

The ferry leaves at dawn. It carries the mail and the bread. On Sundays it also carries the band.
                                                                                 ^ DUP005""",
        fix="""\
Safe. Only the copied sentences go, whole sentences at a time; links, emphasis and code spans are
never cut in two.""",
    ),
    Rule(
        code=Code.DUP006,
        name="repeated-sentence",
        safety=Safety.MANUAL,
        default=False,
        what="""\
One sentence that stands alone inside two otherwise different paragraphs.""",
        why="""\
It may be a refrain, a call to action or a product name, so the rule is off by default. Select it to
look for a thought that was written down twice.""",
        example="""\
山の水は冷たい。だから豆腐がうまい。

下りは膝にくる。だから豆腐がうまい。    <- DUP006""",
        fix="""\
None. Read both places and decide.""",
    ),
    Rule(
        code=Code.DUP101,
        name="shared-block",
        safety=Safety.UNSAFE,
        default=True,
        what="""\
A paragraph, or a run of consecutive blocks, that stands in another post too: the same, cut, strung
together with others, or in other words. Asked for with `--across` (the posts that are named) or
`--against` (a stored index). What stands in many posts (`boilerplate-posts`) is no finding.""",
        why="""\
Whoever reads two posts reads one text twice, and a search engine shows only one of them. Generators
that write about the same thing every week repeat what they wrote.""",
        example="""\
2024-05-01-harbour.md:
The ferry leaves at dawn. It carries the mail, the bread and, on Sundays, the band.

2025-05-01-harbour.md:
The ferry leaves at dawn. It carries the mail, the bread and, on Sundays, the band.    <- DUP101""",
        fix="""\
Unsafe. A post that stands alone may need the passage. `dedupe clean --across --unsafe` keeps it in
the oldest post (`--keep last`: the newest) that has all of it, and removes it from the others where
the folder proves that nothing is lost.""",
    ),
    Rule(
        code=Code.CUT001,
        name="cut-paragraph",
        safety=Safety.MANUAL,
        default=True,
        what="""\
A paragraph that stops in mid-sentence, and whose rest stands nowhere in the post: it ends in a
comma, a particle, an open bracket or a function word.""",
        why="""\
The text was cut off while it was written or pasted. Only its author knows how it went on.""",
        example="""\
The committee met twice. Nobody expected that the vote would be decided by    <- CUT001

## Next year""",
        fix="""\
None. Finish the sentence or remove it.""",
    ),
    Rule(
        code=Code.CUT002,
        name="split-paragraph",
        safety=Safety.UNSAFE,
        default=True,
        what="""\
A paragraph that stops in mid-sentence and whose rest follows further down, once the copies in
between are gone.""",
        why="""\
Something was inserted in the middle of a paragraph. Both halves look broken, though nothing is
missing.""",
        example="""\
橋は三度流され、そのたびに村の人が総出で    <- CUT002

(a copied paragraph)

架け直したという。いまの橋は四代目にあたる。""",
        fix="""\
The two halves are joined. Safe if another copy in the post shows the same joint, else unsafe.""",
    ),
    Rule(
        code=Code.SEC001,
        name="empty-section",
        safety=Safety.UNSAFE,
        default=True,
        what="""\
A heading with nothing left under it, before the next heading of its level or above, or before the
end of the post.""",
        why="""\
The section was a copy and is gone, or it was announced and never written.""",
        example="""\
## 旅の支度    <- SEC001

## 船に乗る

桟橋は潮の匂いがした。""",
        fix="""\
The heading goes. Safe if the heading itself is a copy, else unsafe.""",
    ),
    Rule(
        code=Code.DUP901,
        name="unused-ignore",
        safety=Safety.SAFE,
        default=True,
        what="""\
An ignore comment that silences nothing.""",
        why="""\
It outlived the finding it was written for, and would hide the next one in silence.""",
        example="""\
<!-- dedupe-ignore: DUP002 -- the song repeats it -->    <- DUP901

雨の日の図書館は、紙の匂いが濃い。""",
        fix="""\
Safe. The comment goes with its line; rules that still silence something stay in it.""",
    ),
)
"""All rules, in the order of the documentation."""

CATALOGUE = {rule.code: rule for rule in RULES}
"""The rule of each code."""
