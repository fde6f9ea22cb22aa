"""English."""

from dedupe_paragraphs.languages.language import Language, whole_words
from dedupe_paragraphs.languages.scripts import LATIN

EN = Language(
    code="en",
    script=LATIN,
    function_words=(
        "the and that with from this which are were been have has they their its it would could"
        " should these those when while because be you your"
    ),
    abbreviations=(
        r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|etc|cf|al|approx|Inc|Ltd|Co|Corp|No|Fig|Vol|Nos"
        r"|pp|p|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)"
        r"|\b(?:e\.g|i\.e|a\.m|p\.m|U\.S|U\.K)"
    ),
    cut_ends=whole_words(
        "a an the and or but nor of to in on at by for from with without into onto than that which"
        " who whose when where while because if as is are was were be been has have had will would"
        " can could should may might must not its their your our my his her this these those"
        " between about through during over under per such very more most"
    ),
    # `one` is left out: it is a pronoun more often than a number.
    numbers=whole_words(
        "two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty"
        " sixty seventy eighty ninety hundred thousand million billion half twice"
    ),
    negations=whole_words("not no never none nor neither without cannot") + r"|n't\b",
    releases="unreleased",
    continued=r"continued|cont\.",
    debris=(
        r"-{2,}\s*(?:end|start|begin|continued?|eof)\s*-{2,}"
        r"|[(\[]?(?:end of (?:article|post|document)|to be continued|continued)[)\]]?\.{0,3}"
    ),
)
