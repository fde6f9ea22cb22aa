"""French: what generators write in it."""

from dedupe_paragraphs.languages.language import Language
from dedupe_paragraphs.languages.scripts import LATIN

FR = Language(
    code="fr",
    script=LATIN,
    continued="suite|suite et fin",
    ends="fin|début|suite|fin de l'article",
    last_words="à suivre|fin de l'article",
    debris=(
        r"[(\[](?:(?:fin|dernière partie|suite|reste|début) (?:de l'|du ))?(?:article|texte)"
        r" (?:existant|précédent|original|initial)[)\]]"
    ),
    agrees="bien sûr|certainement|d'accord|entendu|très bien|avec plaisir|bien entendu|compris",
    presents=r"(?:voici|voilà|je (?:continue|poursuis|vais))\b",
    texts=r"\b(?:article|texte|suite|reste|version|billet|section|récit|brouillon)\b",
    rests=(
        r"\b(?:suite (?:de (?:l'|votre |ton )article|du texte|du billet)|reste (?:de l'article"
        r"|du texte)"
        r"|version (?:réécrite|révisée|développée))\b"
    ),
    remarks=r"en tant qu(?:e modèle de langage|'ia|'intelligence artificielle)\b[^.!?]*[.!]",
)
