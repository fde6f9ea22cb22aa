"""Portuguese: what generators write in it."""

from dedupe_paragraphs.languages.language import Language
from dedupe_paragraphs.languages.scripts import LATIN

PT = Language(
    code="pt",
    script=LATIN,
    continued=r"continuação|continua|cont\.",
    ends="fim|final|início|começo|continua|continuação|fim do artigo",
    last_words="fim do artigo",
    debris=(
        r"[(\[](?:(?:final|fim|última parte|continuação|restante|início) do )?(?:artigo|texto)"
        r" (?:existente|anterior|original)[)\]]"
    ),
    agrees="claro|com certeza|certamente|entendido|perfeito|sem problemas?|com prazer",
    presents=r"(?:aqui (?:está|vai|segue)|segue|a seguir|vou continuar|continuo)\b",
    texts=r"\b(?:artigo|texto|continuação|restante|resto|versão|seção|post|história|rascunho)\b",
    rests=(
        r"\b(?:continuação do (?:artigo|texto|post)|(?:restante|resto) do (?:artigo|texto|post)"
        r"|versão (?:reescrita|revisada|ampliada))\b"
    ),
    remarks=r"como (?:um )?modelo de linguagem\b[^.!?]*[.!]",
)
