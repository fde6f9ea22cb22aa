"""The faults, one function each: what it does to a post, and what the post ought to be after it."""

import re
from collections.abc import Callable

from benchmarks.restore.draft import Draft, NotApplicableError, Part, copy
from benchmarks.restore.sources import Kind
from benchmarks.restore.writer import Writer

Fault = Callable[[Draft], None]
FAULTS: dict[str, Fault] = {}
"""Every fault by its name, in the order of the report."""

_MARKS = ("---END---", "（続き）", "<<<<<<<")


def _fault(function: Fault) -> Fault:
    FAULTS[function.__name__.replace("_", "-")] = function
    return function


def _copies(draft: Draft, run: range, *rules: str) -> list[Part]:
    """Return the blocks of a run again, and note that copies of them stand elsewhere."""
    for at in run:
        draft.parts[at].copied = True
    return [
        # Alone a heading, a rule or a list is no finding; the whole run is.
        copy(part.text, *(rules if draft.serves(part) else ()), kind=part.kind)
        for part in (draft.parts[at] for at in run)
    ]


def _flat(draft: Draft, text: str, kind: Kind) -> str:
    return draft.language.flat(text) if kind is Kind.PARAGRAPH else " ".join(text.split())


def _strung(draft: Draft, parts: list[Part]) -> str:
    return " ".join(_flat(draft, part.damaged or "", part.kind) for part in parts)


def _cut(draft: Draft, text: str, least: int = 0, most: int | None = None) -> int:
    """Choose where a text is cut in mid-sentence."""
    places = [at for at in draft.language.cuts(text) if least <= at <= (most or len(text))]
    if not places:
        raise NotApplicableError
    return draft.random.choice(places)


def _head(draft: Draft, text: str) -> str:
    return text[: _cut(draft, text)].rstrip()


def _begun(draft: Draft, text: str) -> str:
    """Return the cut start of a text; a short one may be a label."""
    places = [at for at in draft.language.cuts(text) if draft.language.is_long(text[:at].rstrip())]
    if not places:
        raise NotApplicableError
    return text[: draft.random.choice(places)].rstrip()


def _is_paragraph(draft: Draft) -> Callable[[Part], bool]:
    return draft.serves


def _may_open_line(part: Part) -> bool:
    """Tell whether a run-together line that begins with a block would still be a paragraph."""
    return part.kind in (Kind.PARAGRAPH, Kind.HEADING)


def _put_run(draft: Draft, run: range, parts: list[Part], *, stays: bool = False) -> int:
    """Put parts somewhere; what is not removed would part a copied run."""
    places = draft.places(run.stop - 1, parts[0].kind, parts[-1].kind)
    if stays:
        places = [at for at in places if not draft.is_in_run(at)]
    if len(run) == 1:  # at the same place of another section it may be meant (law 8)
        places = [at for at in places if not draft.are_alike(run.start, at)]
    at = draft.choose(places)
    draft.put(at, parts)
    return at


@_fault
def last_sentence(draft: Draft) -> None:
    """The last sentence of a paragraph again as a paragraph; a short one may be an echo."""
    at = draft.paragraph()
    part = draft.parts[at]
    sentence = draft.language.sentences(draft.language.flat(part.text))[-1]
    if not draft.language.is_long(sentence):
        raise NotApplicableError
    part.copied = True
    again = copy(sentence, "DUP001", "DUP003", "DUP005")
    again.glued = True
    draft.put(at + 1, [again])


@_fault
def run_again(draft: Draft) -> None:
    """A run of 2-12 blocks again, whole."""
    run = draft.run()
    _put_run(draft, run, _copies(draft, run, "DUP001"))


@_fault
def run_again_cut(draft: Draft) -> None:
    """A run of 2-12 blocks again, its last block cut in mid-sentence."""
    run = draft.run(last=draft.serves)
    parts = _copies(draft, run, "DUP001", "DUP003")
    _cut_last(draft, parts)
    _put_run(draft, run, parts)


def _cut_last(draft: Draft, parts: list[Part]) -> None:
    text = parts[-1].damaged or ""
    parts[-1] = copy(_head(draft, text), "DUP003")


@_fault
def strung(draft: Draft) -> None:
    """A run strung together into one line; two paragraphs may be one that was parted (DUP004)."""
    run = draft.run(3, first=_may_open_line)
    line = _strung(draft, _copies(draft, run))
    _put_run(draft, run, [copy(line, "DUP004")])


@_fault
def strung_cut(draft: Draft) -> None:
    """A run strung together into one line, and cut in mid-sentence."""
    run = draft.run(first=_may_open_line, last=draft.serves)
    parts = _copies(draft, run)
    line = _strung(draft, [*parts[:-1], copy(_head(draft, _flat_text(draft, parts[-1])))])
    _put_run(draft, run, [copy(line, "DUP004")])


def _flat_text(draft: Draft, part: Part) -> str:
    return draft.language.flat(part.damaged or "")


@_fault
def strung_runs_on(draft: Draft) -> None:
    """A run strung together into one line that runs on into the next new paragraph."""
    run = draft.run(first=_may_open_line, before=len(draft.parts) - 1)
    news = [
        at
        for at in range(run.stop, len(draft.parts))
        if draft.serves(draft.parts[at]) and not draft.parts[at].copied
    ]
    if not news:
        raise NotApplicableError
    at = draft.random.choice(news)
    new = draft.language.flat(draft.parts[at].text)
    line = _strung(draft, [*_copies(draft, run), copy(new)])
    draft.parts[at] = Part(line, new, new, rules=frozenset({"DUP004"}))
    draft.mark([draft.parts[at]])


def _split(draft: Draft) -> tuple[int, str, str, str]:
    """Choose a paragraph that was never copied; return its place, two halves and the whole."""
    at = draft.paragraph(2, lambda at: not draft.parts[at].copied and at >= 3)
    text = draft.parts[at].text
    cut = _cut(draft, text, draft.language.least // 3, len(text) - draft.language.least // 3)
    return at, text[:cut].rstrip(), text[cut:].lstrip(), text


def _replace(draft: Draft, at: int, parts: list[Part]) -> None:
    """Put the halves of a paragraph in its place; an edited copy between them would part them."""
    for part in parts[1:]:
        part.glued = True
    draft.parts[at : at + 1] = parts
    draft.mark(parts)


@_fault
def split_around_strung(draft: Draft) -> None:
    """A paragraph cut in mid-sentence around a strung copy; nothing shows the space_between."""
    at, head, rest, whole = _split(draft)
    run = draft.run(first=_may_open_line, before=at)
    line = _strung(draft, _copies(draft, run))
    parts = [
        Part(head, head, whole, rules=frozenset({"CUT002"})),
        copy(line, "DUP004"),
        Part(rest, rest, None),
    ]
    _replace(draft, at, parts)


@_fault
def split_around_strung_witness(draft: Draft) -> None:
    """The same, and a later copy of the paragraph shows the space_between."""
    at, head, rest, whole = _split(draft)
    run = draft.run(first=_may_open_line, before=at)
    line = _strung(draft, _copies(draft, run))
    parts = [
        Part(head, whole, whole, rules=frozenset({"CUT002"})),
        copy(line, "DUP004"),
        Part(rest, None, None),
    ]
    _replace(draft, at, parts)
    beside = range(at + 3, min(at + 3 + draft.random.randint(0, 3), len(draft.parts)))
    following = []
    for index in beside:
        part = draft.parts[index]
        if not part.own or part.kind is not Kind.PARAGRAPH:
            break
        following.append(index)
    witness = [copy(whole, "DUP001"), *_copies(draft, range(at + 3, at + 3 + len(following)))]
    if following and draft.random.random() < 0.5:
        witness = [copy(_strung(draft, witness), "DUP004")]
    last = at + 2 + len(following)
    draft.put(draft.place(last), witness)


@_fault
def cut_before_whole(draft: Draft) -> None:
    """The cut start of a paragraph before the whole one."""
    at = draft.paragraph()
    draft.parts[at].copied = True
    draft.put(at, [copy(_begun(draft, draft.parts[at].text), "DUP003")])


@_fault
def cut_run_whole(draft: Draft) -> None:
    """The cut start of a paragraph, a copied run, and the whole paragraph."""
    at = draft.paragraph(2, lambda at: at >= 3)
    run = draft.run(before=at)
    if draft.parts[at - 1].kind is Kind.LIST:
        raise NotApplicableError
    draft.parts[at].copied = True
    head = copy(_begun(draft, draft.parts[at].text), "DUP003")
    draft.put(at, [head, *_copies(draft, run, "DUP001")])


@_fault
def heading_with_stub(draft: Draft) -> None:
    """A heading with a stub before the heading with its text."""
    at = draft.paragraph(
        2,
        lambda at: at > 1 and draft.parts[at - 1].own and draft.parts[at - 1].kind is Kind.HEADING,
    )
    heading, text = draft.parts[at - 1], draft.parts[at].text
    places = draft.language.cuts(text)
    if not places:
        raise NotApplicableError
    stub = text[: draft.random.choice(places[: max(1, len(places) // 3)])].rstrip()
    heading.copied = draft.parts[at].copied = True
    draft.put(at - 1, [copy(heading.text, kind=Kind.HEADING), copy(stub, "DUP003")])


def _overlap(draft: Draft) -> tuple[int, str, str, str]:
    at = draft.paragraph(4, lambda at: not draft.parts[at].copied and at >= 1)
    text = draft.parts[at].text
    flat = draft.language.flat(text)
    sentences = draft.language.sentences(flat)
    again = draft.random.randint(1, len(sentences) - 2)
    start = flat.index(sentences[again])
    cut = _cut(draft, flat, start + len(sentences[again]))
    return at, flat[:cut].rstrip(), flat[start:], flat


@_fault
def overlap(draft: Draft) -> None:
    """A cut paragraph that starts again some sentences earlier."""
    at, head, rest, whole = _overlap(draft)
    parts = [Part(head, whole, whole, rules=frozenset({"CUT002"})), Part(rest, None, None)]
    _replace(draft, at, parts)


@_fault
def overlap_around_run(draft: Draft) -> None:
    """The same, with a copied run between."""
    at, head, rest, whole = _overlap(draft)
    run = draft.run(before=at)
    parts = [
        Part(head, whole, whole, rules=frozenset({"CUT002"})),
        *_copies(draft, run, "DUP001"),
        Part(rest, None, None),
    ]
    _replace(draft, at, parts)


@_fault
def paragraph_far_away(draft: Draft) -> None:
    """One paragraph of three sentences again far away: two alone prove no slip (law 8)."""
    at = draft.paragraph(3, lambda at: at + 3 < len(draft.parts))
    parts = _copies(draft, range(at, at + 1), "DUP001")
    draft.put(draft.place(at + 2), parts)


@_fault
def conclusion_twice(draft: Draft) -> None:
    """The conclusion again at the end, twice."""
    at = max((at for at, part in enumerate(draft.parts) if part.own), default=-1)
    if at < 1 or not draft.serves(draft.parts[at]):
        raise NotApplicableError
    start = at
    if draft.parts[at - 1].own and draft.parts[at - 1].kind is Kind.HEADING:
        start = draft.random.choice((at, at - 1))
    run = range(start, at + 1)
    twice = [*_copies(draft, run, "DUP001"), *_copies(draft, run, "DUP001")]
    draft.put(len(draft.parts), twice)


@_fault
def copy_of_copy(draft: Draft) -> None:
    """A run again, and a part of the copy again, perhaps with what follows it."""
    run = draft.run(3, 10)
    at = _put_run(draft, run, _copies(draft, run, "DUP001"))
    first = draft.random.randrange(at, at + len(run) - 1)
    last = draft.random.randrange(first + 1, at + len(run))
    again = [copy(p.text, kind=p.kind) for p in draft.parts[first : last + 1]]
    while again and again[0].kind is Kind.RULE:
        again.pop(0)
    while again and again[-1].kind in (Kind.RULE, Kind.HEADING):
        again.pop()
    long = [p for p in again if p.kind is Kind.PARAGRAPH and len(p.text) >= draft.language.least]
    if not long:
        return
    if again[-1] is long[-1] and draft.random.random() < 0.5:
        places = draft.language.cuts(again[-1].text)
        if places:
            again[-1] = copy(again[-1].text[: draft.random.choice(places)].rstrip())
    draft.put(draft.place(at + len(run) - 1, again[0].kind, again[-1].kind), again)


@_fault
def nested(draft: Draft) -> None:
    """A run-together line that contains an earlier run-together line."""
    run = draft.run(2, 6, first=_may_open_line)
    at = _put_run(draft, run, [copy(_strung(draft, _copies(draft, run)), "DUP004")])
    first = at
    floor = max(0, at - 4)
    while (
        first > floor
        and draft.parts[first - 1].own
        and draft.parts[first - 1].kind
        in (
            Kind.PARAGRAPH,
            Kind.HEADING,
        )
    ):
        first -= 1
    for part in draft.parts[first:at]:
        part.copied = True
    behind = at + 1
    if behind < len(draft.parts) and draft.serves(draft.parts[behind]):
        draft.parts[behind].copied = True
        behind += 1
    line = _strung(draft, draft.parts[first:behind])
    draft.put(draft.place(behind - 1), [copy(line, "DUP004")])


@_fault
def touching(draft: Draft) -> None:
    """Two copies of different kinds side by side."""
    one, two = draft.run(1, 6), draft.run(2, 6, first=_may_open_line)
    first = _copies(draft, one, "DUP001", "DUP003")
    if draft.serves(draft.parts[one.stop - 1]) and draft.random.random() < 0.5:
        _cut_last(draft, first)
    second = _copies(draft, two)
    if draft.serves(draft.parts[two.stop - 1]) and draft.random.random() < 0.5:
        second[-1] = copy(_head(draft, _flat_text(draft, second[-1])))
    line = [copy(_strung(draft, second), "DUP004")]
    both = [*first, *line] if draft.random.random() < 0.5 else [*line, *first]
    at = draft.place(max(one.stop, two.stop) - 1, both[0].kind, both[-1].kind)
    draft.put(at, both)


def _other_look(draft: Draft, change: Callable[[Draft, str], str | None], *rules: str) -> None:
    """Put a paragraph, or a run of paragraphs, again with another look of the same text."""
    run = draft.run(1, 4, each=lambda part: part.kind in (Kind.PARAGRAPH, Kind.HEADING))
    parts = _copies(draft, run, *rules)
    changed = 0
    for part in parts:
        text = change(draft, part.text) if part.kind is Kind.PARAGRAPH else None
        if text is not None and text != part.text:
            part.damaged = text
            changed += 1
    if not changed:
        raise NotApplicableError
    _put_run(draft, run, parts)


@_fault
def other_white_space(draft: Draft) -> None:
    """A copy that differs in white space."""

    def change(draft: Draft, text: str) -> str | None:
        way = draft.random.randrange(3)
        if way == 0:
            return draft.language.wrapped(draft.language.flat(text), draft.random.randint(24, 60))
        if draft.language.name == "ja":
            return re.sub("(?<=[。、])(?!$)", "\u3000" if way == 1 else " ", text)
        return text.replace(" ", "  ") if way == 1 else re.sub(r"(?<=[,.]) ", "\u00a0 ", text)

    _other_look(draft, change, "DUP001")


@_fault
def other_emphasis(draft: Draft) -> None:
    """A copy that differs in emphasis."""

    def change(draft: Draft, text: str) -> str | None:
        if "**" in text:
            return text.replace("**", draft.random.choice(("", "*")))
        places = draft.language.word_places(text)
        if draft.random.random() < 0.3 and "\n" not in text:
            sentence = draft.random.choice(draft.language.sentences(text))
            if "*" not in sentence and "[" not in sentence:
                return text.replace(sentence, f"**{sentence}**", 1)
        if not places:
            return None
        word = draft.random.choice(places)
        mark = draft.random.choice(("**", "*"))
        return text[: word.start()] + mark + word.group() + mark + text[word.end() :]

    _other_look(draft, change, "DUP001")


_WIDE = {
    code: code + 0xFEE0
    for code in map(ord, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
}


@_fault
def other_width(draft: Draft) -> None:
    """A copy that differs in the width of letters and digits."""

    def change(draft: Draft, text: str) -> str | None:
        if re.search(r"https?:|[`\[<]", text):
            return None
        words = list(re.finditer(r"[A-Za-z0-9]+", text))
        if not words:
            return None
        if draft.language.name == "ja":
            return re.sub(r"[A-Za-z0-9]+", lambda m: m.group().translate(_WIDE), text)
        word = draft.random.choice(words)
        return text[: word.start()] + word.group().translate(_WIDE) + text[word.end() :]

    _other_look(draft, change, "DUP001")


@_fault
def other_quotes(draft: Draft) -> None:
    """A copy that differs in the kind of its quotes and dashes."""

    def change(draft: Draft, text: str) -> str | None:
        if "](" in text or "<" in text or "`" in text:
            return None
        if draft.language.name == "ja":
            return text.replace("「", "\uff62").replace("」", "\uff63")
        text = re.sub(r'"([^"]*)"', "\u201c\\1\u201d", text)
        return text.replace("'", "\u2019")

    _other_look(draft, change, "DUP001")


@_fault
def lost_final_stop(draft: Draft) -> None:
    """A copy without its final stop."""

    def change(_draft: Draft, text: str) -> str | None:
        return text[:-1] if text[-1] in "。." else None

    _other_look(draft, change, "DUP001", "DUP003")


def _edited(
    draft: Draft, edit: Callable[[str], str | None], *, fuller: bool = False, least: int = 3
) -> None:
    """Put an edited copy of a paragraph somewhere, alone or among true copies.

    One that is `fuller` takes the place of the paragraph (`Draft.settle`). Any other one differs in
    what counts, and both stay; a copy beside it is alone.
    """
    language = draft.language
    if draft.random.random() < 0.5:
        at = draft.paragraph(least, lambda at: _is_editable(draft.parts[at]))
        run = range(at, at + 1)
    else:
        alone = 2 if fuller else 3
        run = draft.run(2, 4, each=lambda part: draft.serves(part, alone) and _is_editable(part))
        at = draft.random.choice(run)
    flat = language.flat(draft.parts[at].text)
    sentences = language.sentences(flat)
    if len(sentences) < least:
        raise NotApplicableError
    order = list(range(len(sentences)))
    draft.random.shuffle(order)
    for index in order:
        changed = edit(sentences[index])
        if changed is not None and changed != sentences[index]:
            break
    else:
        raise NotApplicableError
    told = [*sentences[:index], changed, *sentences[index + 1 :]]
    text = language.space.join(told)
    if fuller and "\n" in draft.parts[at].text:
        text = language.wrapped(text)
    parts = _copies(draft, run, "DUP001")
    first = draft.parts[at]
    first.edited = True
    again = parts[at - run.start] = Part(text, text, text, rules=frozenset({"DUP002"}))
    if fuller:
        again.fuller_of = first
    _put_run(draft, run, parts, stays=not fuller)


def _is_editable(part: Part) -> bool:
    """Tell whether a text has no edited copy yet, nor a bold line of its own, which is a heading:
    on one line with its text it is another text."""
    return not part.edited and not part.text.partition("\n")[0].endswith("**")


@_fault
def edited_clause(draft: Draft) -> None:
    """An edited copy: a clause inserted."""
    _edited(draft, lambda sentence: draft.language.clause(sentence, draft.random), fuller=True)


@_fault
def edited_words(draft: Draft) -> None:
    """An edited copy: one or two words exchanged."""
    _edited(draft, lambda sentence: draft.language.exchanged(sentence, draft.random))


@_fault
def edited_number(draft: Draft) -> None:
    """An edited copy: a number changed."""
    _edited(draft, lambda sentence: draft.language.number(sentence, draft.random))


@_fault
def edited_negation(draft: Draft) -> None:
    """An edited copy: a negation added."""
    _edited(draft, lambda sentence: draft.language.negation(sentence, draft.random))


@_fault
def edited_dropped(draft: Draft) -> None:
    """An edited copy: a sentence dropped from its middle."""
    at = draft.paragraph(4, lambda at: _is_editable(draft.parts[at]))
    language = draft.language
    sentences = language.sentences(language.flat(draft.parts[at].text))
    sentences.pop(draft.random.randrange(1, len(sentences) - 1))
    draft.parts[at].copied = draft.parts[at].edited = True
    text = language.space.join(sentences)
    part = copy(text, "DUP002")
    draft.put(draft.place(at), [part])


@_fault
def debris_between(draft: Draft) -> None:
    """A copied run with marks of a generator or a merge before it, in it or behind it."""
    run = draft.run(2, 8)
    parts = _copies(draft, run, "DUP001")
    for at in range(len(parts) - 1, -1, -1):
        if at and draft.random.random() < 0.4:
            parts.insert(at, copy(draft.random.choice((*_MARKS, "---")), kind=Kind.OTHER))
    if draft.random.random() < 0.7:
        parts.insert(0, copy(draft.random.choice(_MARKS), kind=Kind.OTHER))
    if draft.random.random() < 0.3:
        parts.append(copy(draft.random.choice(_MARKS), kind=Kind.OTHER))
    _put_run(draft, run, parts)


def _apart(draft: Draft) -> int:
    """Choose an own paragraph on one line that has no copy yet."""
    return draft.paragraph(
        3, lambda at: not draft.parts[at].copied and "\n" not in draft.parts[at].text
    )


@_fault
def remainder(draft: Draft) -> None:
    """A copy that goes on with a sentence of its own, alone or behind another copy.

    The sentence follows its original (law 7).
    """
    at = _apart(draft)
    part = draft.parts[at]
    own = Writer(draft.language.name, draft.random).paragraph(1)
    text = draft.language.space.join((part.text, own))
    part.copied = part.edited = True
    again = Part(text, text, text, rules=frozenset({"DUP005", "DUP002"}), fuller_of=part)
    run = range(at, at + 1)
    parts = [again]
    if at and draft.serves(draft.parts[at - 1]) and draft.random.random() < 0.5:
        run = range(at - 1, at + 1)
        parts = [*_copies(draft, range(at - 1, at), "DUP001"), again]
    _put_run(draft, run, parts)


@_fault
def overlap_of_words(draft: Draft) -> None:
    """A cut paragraph that starts again with its last words, 8 to 60 cells (CUT002)."""
    at = _apart(draft)
    text = draft.parts[at].text
    cuts = draft.language.cuts(text)
    pairs = [
        (again, cut)
        for cut in cuts
        for again in cuts
        if 8 <= draft.language.width(text[again:cut].strip()) <= 60
        and draft.source.text.count(text[again:cut].strip()) == 1
    ]
    if not pairs:
        raise NotApplicableError
    again, cut = draft.random.choice(pairs)
    head, rest = text[:cut].rstrip(), text[again:].lstrip()
    parts = [Part(head, text, text, rules=frozenset({"CUT002"})), Part(rest, None, None)]
    if draft.random.random() < 0.3:
        parts.insert(1, copy(draft.random.choice(("…", "---", "...")), kind=Kind.OTHER))
        if parts[1].damaged == "---":
            parts[1].kind = Kind.RULE
    _replace(draft, at, parts)


@_fault
def stub(draft: Draft) -> None:
    """The first words of a paragraph up to a comma, right before it."""
    at = _apart(draft)
    part = draft.parts[at]
    found = re.search("[、,]", draft.language.sentences(part.text)[0])
    if found is None or "*" in part.text[: found.end()] or '"' in part.text[: found.end()]:
        raise NotApplicableError
    part.copied = True
    draft.put(at, [copy(part.text[: found.end()], "DUP003")])


@_fault
def fragment(draft: Draft) -> None:
    """The end of a sentence again, after dots."""
    at = _apart(draft)
    part = draft.parts[at]
    cut = _cut(draft, part.text)
    end = draft.language.end_of_sentence(part.text, cut)
    text = part.text[cut:end].strip()
    if not draft.language.is_long(text) or any(mark in text for mark in '*[`"「'):
        raise NotApplicableError
    part.copied = True
    dots = draft.random.choice(("…", "..."))
    draft.put(draft.place(at), [copy(dots + text, "DUP003")])


@_fault
def strung_with_debris(draft: Draft) -> None:
    """A run strung together into one line that ends with a mark of the generator."""
    run = draft.run(first=_may_open_line, last=draft.serves)
    parts = _copies(draft, run)
    if draft.random.random() < 0.5:
        parts[-1] = copy(_head(draft, _flat_text(draft, parts[-1])))
    line = f"{_strung(draft, parts)} ---END---"
    _put_run(draft, run, [copy(line, "DUP004")])


@_fault
def heading_continued(draft: Draft) -> None:
    """The heading of a section again inside it, marked as continued (SEC002)."""
    at = draft.paragraph(
        1, lambda at: bool(draft.headings(at)) and draft.serves(draft.parts[at - 1])
    )
    above = draft.headings(at)[-1]
    mark = "（続き）" if draft.language.name == "ja" else " (continued)"
    if not above.own or above is draft.parts[0]:
        raise NotApplicableError
    again = copy(above.text + mark, "SEC002", "GEN001", kind=Kind.HEADING)
    again.glued = True
    draft.put(at, [again])


_MORE = {
    "ja": ("[もっと読む](https://example.org/more)", "- 次回の日程\n- 持ち物の一覧"),
    "en": (
        "[Read more](https://example.org/more)",
        "- the dates of the next visit\n- what to bring",
    ),
}
"""A link and a list at the end of a post."""


@_fault
def conclusion_with_more(draft: Draft) -> None:
    """The conclusion again at the end, and a link or a list after it that is kept."""
    last = draft.parts[-1]
    if not last.own or not draft.serves(last, 3):
        raise NotApplicableError
    more = draft.random.choice(_MORE[draft.language.name])
    if any(part.damaged == more for part in draft.parts):
        raise NotApplicableError
    kind = Kind.LIST if more.startswith("-") else Kind.OTHER
    at = len(draft.parts)
    draft.put(at, [*_copies(draft, range(at - 1, at), "DUP001"), Part(more, more, more, kind)])


@_fault
def title_again(draft: Draft) -> None:
    """The title of the post again between two paragraphs: somebody must decide (SEC002)."""
    at = draft.paragraph(1, lambda at: at > 2 and draft.serves(draft.parts[at - 1], 1))
    title = draft.parts[0]
    if title.kind is not Kind.HEADING or not title.text.startswith("# "):
        raise NotApplicableError
    if "title:" in draft.source.head or "title-again" in draft.faults:  # another title; a pattern
        raise NotApplicableError
    if any(part.damaged == title.text for part in draft.parts[1:]):
        raise NotApplicableError
    level = draft.random.choice(("# ", "## "))
    text = level + title.text[2:]
    draft.put(at, [Part(text, text, None, Kind.HEADING, frozenset({"SEC002"}))])
