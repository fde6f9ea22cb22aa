"""German: what generators write in it."""

from dedupe_paragraphs.languages.language import Language
from dedupe_paragraphs.languages.scripts import LATIN

DE = Language(
    code="de",
    script=LATIN,
    continued=r"fortsetzung|fortgesetzt|forts\.",
    ends="ende|anfang|beginn|schluss|ende des artikels",
    last_words="fortsetzung folgt|ende des artikels",
    debris=(
        r"[(\[](?:(?:ende|letzter teil|letzter abschnitt|fortsetzung|rest|anfang) des )?"
        r"(?:bestehenden|vorhandenen|bisherigen|vorherigen|ursprünglichen)"
        r" (?:artikels|textes|beitrags)[)\]]"
    ),
    agrees="klar|gerne?|natürlich|selbstverständlich|sicher|verstanden|alles klar|okay",
    presents=(
        r"(?:hier (?:ist|sind|kommt|folgt)|nachfolgend|im folgenden|ich (?:setze|schreibe"
        r"|fahre))\b"
    ),
    texts=r"\b(?:artikels?|text(?:es|s)?|beitrags?|fortsetzung|rest|version|fassung|abschnitts?)\b",
    rests=(
        r"\b(?:fortsetzung (?:des|deines|ihres) (?:artikels|textes|beitrags)"
        r"|rest (?:des|deines|ihres) (?:artikels|textes|beitrags)"
        r"|(?:überarbeitete|umgeschriebene|erweiterte) (?:version|fassung))\b"
    ),
    remarks=r"als (?:ki|ki-sprachmodell|sprachmodell)\b[^.!?]*[.!]",
)
