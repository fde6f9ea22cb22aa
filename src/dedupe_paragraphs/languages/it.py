"""Italian: what generators write in it."""

from dedupe_paragraphs.languages.language import Language
from dedupe_paragraphs.languages.scripts import LATIN

IT = Language(
    code="it",
    script=LATIN,
    continued=r"continua|continuazione|segue|seguito",
    ends="fine|inizio|continua|segue|fine dell'articolo",
    last_words="fine dell'articolo",
    debris=(
        r"[(\[](?:(?:fine|ultima parte|continuazione|seguito|resto|inizio) del(?:l'| ))?"
        r"(?:articolo|testo) (?:esistente|precedente|originale)[)\]]"
    ),
    agrees="certo|certamente|ovviamente|va bene|d'accordo|perfetto|con piacere|capito|volentieri",
    presents=r"(?:ecco|di seguito|continuo|proseguo)\b",
    texts=(
        r"\b(?:articolo|testo|seguito|resto|versione|continuazione|sezione|post|racconto|bozza)\b"
    ),
    rests=(
        r"\b(?:(?:continuazione|seguito|resto) (?:dell'articolo|del testo|del post)"
        r"|versione (?:riscritta|rivista|ampliata))\b"
    ),
    remarks=r"(?:come|in quanto) (?:modello linguistico|intelligenza artificiale)\b[^.!?]*[.!]",
)
