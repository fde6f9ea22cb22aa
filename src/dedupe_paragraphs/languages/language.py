"""The table of a language: the words that the matcher, the cut ends and the sentences ask for."""

from typing import NamedTuple

CONTRAST, CONCLUSION, MEANWHILE = "\ue000 ", "\ue001 ", "\ue002 "
"""What a connective at the start of a sentence is compared as; one without it says the same."""


class Language(NamedTuple):
    """What is known about one language.

    Words of a field are alternatives of a regular expression; an empty field says that nothing is
    known. Tables that forbid (`numbers`, `negations`) count in every text of their script.
    """

    code: str
    """As in BCP 47."""
    script: str
    """A character class of its letters (`languages/scripts.py`)."""
    function_words: str = ""
    """Lower case, parted by spaces; only words that no neighbouring language has, since they
    recognise this one."""

    stops: str = ""
    """Marks that end a sentence whatever follows them."""
    abbreviations: str = ""
    """What a full stop behind it does not end."""
    after_quotation: str = ""
    """What follows a closing bracket when the sentence around the quotation goes on."""

    cut_ends: str = ""
    """Last words of a text that was cut."""
    whole_ends: str = ""
    """Last words of a sentence without its stop; in a longer text any other end is a cut."""
    openings: str = ""
    """First words of a paragraph that is not the rest of another."""
    continuations: str = ""
    """First words of a text that begins in mid-sentence: particles, and ends of words."""
    clause_marks: str = ""
    """Particles between two words of a clause, as a character class."""

    numbers: str = ""
    """Words for numbers; digits are known everywhere."""
    negations: str = ""

    bound: str = ""
    """Modals, conditions and what restricts: a clause with one of them is never left out."""
    clause_ends: str = ""
    """Particles between which a clause may be left out, in a script without spaces."""
    free: tuple[tuple[str, str], ...] = ()
    """Function words, politeness and connectives that say the same, each with what it is compared
    as. A language that has none is compared by its letters alone."""
    joining: tuple[tuple[str, str], ...] = ()
    """How a sentence ends, with how it goes on instead where it says the same and more."""

    releases: str = ""
    """Headings of a changelog that name a release without its number."""
    # Of what generators write; case is ignored.
    continued: str = ""
    """What a heading is marked with that goes on with an earlier section."""
    ends: str = ""
    """What is between dashes where a generator began or stopped: `---END---`."""
    last_words: str = ""
    """What a post may end with that goes on elsewhere, without brackets."""
    debris: str = ""
    """Other marks that no author writes."""
    agrees: str = ""
    """How an answer to a prompt begins."""
    presents: str = ""
    """How it goes on, or begins, before it names a text."""
    texts: str = ""
    """What it calls a text after it agreed."""
    rests: str = ""
    """What it calls a text that nobody else calls so."""
    remarks: str = ""
    """Whole sentences of a generator about its task."""


def whole_words(words: str) -> str:
    """Return a pattern of words that spaces separate, each found only as a whole word."""
    return rf"\b(?:{'|'.join(words.split())})\b"
