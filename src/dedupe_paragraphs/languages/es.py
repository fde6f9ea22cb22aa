"""Spanish."""

from dedupe_paragraphs.languages.language import Language, whole_words
from dedupe_paragraphs.languages.scripts import LATIN

ES = Language(
    code="es",
    script=LATIN,
    function_words="el los las y pero más está están muy sus hay cuando donde también porque",
    negations=whole_words("no"),
    continued=r"continuación|continúa|cont\.|sigue",
    ends="fin|final|inicio|comienzo|continúa|continuación|fin del artículo",
    last_words="continuará|fin del artículo",
    debris=(
        r"[(\[](?:(?:final|última parte|continuación|resto|inicio) del? )?(?:artículo|texto"
        r"|contenido)"
        r" (?:existente|anterior|original|previo)[)\]]"
    ),
    agrees=(
        "¡?(?:claro(?: que sí)?|por supuesto|desde luego|entendido|de acuerdo|con gusto|perfecto)"
    ),
    presents=(
        r"(?:aquí (?:está|tienes|tiene|va|te dejo|sigue)|a continuación|continúo|continuaré)\b"
    ),
    texts=r"\b(?:artículo|texto|continuación|resto|versión|entrada|sección|historia|borrador)\b",
    rests=(
        r"\b(?:continuación del (?:artículo|texto)|resto del (?:artículo|texto)"
        r"|versión (?:reescrita|revisada|ampliada) del)\b"
    ),
    remarks=r"como (?:modelo de lenguaje|inteligencia artificial)\b[^.!?]*[.!]",
)
