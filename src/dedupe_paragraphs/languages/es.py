"""Spanish."""

from dedupe_paragraphs.languages.language import Language, whole_words
from dedupe_paragraphs.languages.scripts import LATIN

ES = Language(
    code="es",
    script=LATIN,
    function_words="el los las y pero más está están muy sus hay cuando donde también porque",
    negations=whole_words("no"),
    continued="continuación",
)
