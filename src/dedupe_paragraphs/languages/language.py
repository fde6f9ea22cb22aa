"""The table of a language: the words that the matcher, the cut ends and the sentences ask for."""

from typing import NamedTuple

CONTRAST, CONCLUSION, MEANWHILE = "\ue000 ", "\ue001 ", "\ue002 "
"""What a connective at the start of a sentence is compared as; one without it says the same."""


class Language(NamedTuple):
    """What is known about one language.

    A field is a regular expression, unless it says otherwise; an empty one says that nothing is
    known. Tables that forbid (from `numbers` to `marks`) count in every text of their script.
    """

    code: str
    """As in BCP 47."""
    script: str
    """A character class of its letters (`languages/scripts.py`)."""
    function_words: str = ""
    """Lower case, parted by spaces; only words that no neighbouring language has, since they
    recognise this one."""

    sentence_spaces: str = ""
    """Spaces that end a sentence, where no stops are written."""
    after_quotation: str = ""
    """What follows a closing bracket when the sentence around the quotation continues."""

    cut_ends: str = ""
    """Last words of a text that was cut, parted by spaces; its last letters, parted by bars, where
    no spaces are written."""
    whole_ends: str = ""
    """Last letters of a sentence without its stop, parted by bars; in a longer Japanese text any
    other end is a cut."""
    openings: str = ""
    """First letters of a paragraph that is not the rest of another, parted by bars."""
    continuations: str = ""
    """First words of a text that begins in mid-sentence, parted by spaces: particles, and ends of
    words. After `!` the letters that make another word of it if they follow; none: any letter."""
    inflections: str = ""
    """Last letters of words: a text in mid-sentence begins with one before another script."""
    clause_marks: str = ""
    """Particles between two words of a clause, as a character class."""

    # What makes another sentence of one: words in lower case, parted by spaces.
    numbers: str = ""
    """Words for numbers; digits are known everywhere."""
    negations: str = ""
    negating: str = ""
    """Beginnings of words that negate the word after them."""
    modals: str = ""
    calendar: str = ""
    """Weekdays and months."""
    units: str = ""
    opposites: str = ""
    """Pairs of words, parted by commas; of letters, where no spaces are written."""
    # The same inside of words, as patterns.
    number_marks: str = ""
    negation_marks: str = ""
    marks: str = ""
    """Modals, weekdays, months and units."""

    bound: str = ""
    """Modals, conditions and what restricts: a clause with one of them is never left out."""
    clause_ends: str = ""
    """Particles between which a clause may be left out, in a script without spaces."""
    free: tuple[tuple[str, str], ...] = ()
    """Function words, politeness and connectives that say the same, in their order, each with what
    it is compared as. A language that has none is compared by its letters alone."""
    joining: tuple[tuple[str, str], ...] = ()
    """How a sentence ends, with how it continues instead where it says the same and more."""

    notices: str = ""
    """Words of licences, bylines and calls to action; case is ignored."""
    releases: str = ""
    """Headings of a changelog that name a release without its number."""
    # Of what generators write; case is ignored.
    continued: str = ""
    """What a heading is marked with that continues with an earlier section."""
    ends: str = ""
    """What is between dashes where a generator began or stopped: `---END---`."""
    last_words: str = ""
    """What a post may end with that continues elsewhere, without brackets."""
    debris: str = ""
    """Other marks that no author writes."""
    agrees: str = ""
    """How an answer to a prompt begins."""
    presents: str = ""
    """How it continues, or begins, before it names a text."""
    texts: str = ""
    """What it calls a text after it agreed."""
    rests: str = ""
    """What it calls a text that nobody else calls so."""
    remarks: str = ""
    """Whole sentences of a generator about its task."""

    def __hash__(self) -> int:
        return hash(self.code)  # asked for each sentence, and the tables are long


def whole_words(words: str) -> str:
    """Return a pattern of words that spaces separate, each found only as a whole word."""
    return rf"\b(?:{'|'.join(words.split())})\b"


def clauses(words: str, unless: str) -> tuple[tuple[str, str], ...]:
    """Return how a sentence goes on after its end: with a mark, or one of some words, but not with
    what restricts it."""
    after = rf"|\s(?:{'|'.join(words.split())})\s" if words else ""
    return (("", rf"(?:[,\u060c;\u061b]|\s-)(?!\s*(?:{'|'.join(unless.split())})\b){after}"),)


def connectives(
    *, contrast: str, conclusion: str, meanwhile: str, more: str, end: str = r",?\s"
) -> tuple[tuple[str, str], ...]:
    """Return connectives at the start of a sentence, by what they say, each with what is after."""
    said = ((contrast, CONTRAST), (conclusion, CONCLUSION), (meanwhile, MEANWHILE), (more, ""))
    return tuple((rf"^(?:{words}){end}", to) for words, to in said)
