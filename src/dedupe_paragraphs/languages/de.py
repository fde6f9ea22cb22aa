"""German."""

from dedupe_paragraphs.languages.language import Language, clauses, connectives, whole_words
from dedupe_paragraphs.languages.scripts import LATIN

DE = Language(
    code="de",
    script=LATIN,
    function_words=(
        "der die und ist nicht ein eine einen auf mit von zu dem sich auch wird bei für im zum"
        " zur oder aber als sie wir"
    ),
    cut_ends=(
        "der die das den dem des ein eine einen einem einer eines und oder aber sondern denn in"
        " im an am auf aus bei mit nach von vom zu zum zur für durch über unter ohne gegen um"
        " bis dass weil wenn als ob wie sich nicht sehr mehr sein seine ihr ihre mein meine"
        " unser unsere"
    ),
    numbers=(
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig"
        " fünfzig sechzig siebzig achtzig neunzig hundert tausend million millionen milliarde"
        " milliarden halb halbe halben doppelt doppelte zweimal dreimal viermal"
    ),
    negations=(
        "nicht nichts kein keine keinen keinem keiner keines nie niemals niemand niemanden"
        " nirgends weder ohne nein"
    ),
    negating="un nicht in",
    modals=(
        "muss müssen musste darf dürfen durfte kann können konnte soll sollen sollte sollten"
        " mag mögen möchte immer oft manchmal selten nur"
    ),
    calendar=(
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montags"
        " dienstags mittwochs donnerstags freitags samstags sonntags januar februar märz april"
        " mai juni juli august september oktober november dezember"
    ),
    units=(
        "meter metern zentimeter kilometer kilometern meile meilen gramm kilogramm kilo pfund"
        " tonne tonnen liter litern sekunde sekunden minute minuten stunde stunden tag tage"
        " tagen woche wochen monat monate monaten jahr jahre jahren euro dollar cent prozent"
        " grad"
    ),
    opposites=(
        "vor nach, vorher nachher, start stopp, starten stoppen, starte stoppe, beginnt endet,"
        " aktivieren deaktivieren, aktiviert deaktiviert, öffnen schließen, öffnet schließt,"
        " offen geschlossen, geöffnet geschlossen, an aus, ein aus, auf zu, auf ab, oben unten,"
        " über unter, mehr weniger, erste letzte, ersten letzten, links rechts, linken rechten,"
        " nord süd, norden süden, osten westen, steigt sinkt, erlaubt verboten, mit ohne,"
        " immer nie, innen außen, hoch niedrig, alt neu, alte neue, alten neuen, früh spät,"
        " minimum maximum, kaufen verkaufen, wahr falsch, ja nein, tag nacht, warm kalt,"
        " groß klein, lang kurz, vorne hinten, sperren entsperren"
    ),
    bound=whole_words(
        "nur bloß lediglich wenn falls sofern solange außer bis ob muss müssen musste darf"
        " dürfen durfte kann können konnte soll sollen sollte sollten mag mögen möchte"
        " immer oft manchmal selten"
    ),
    free=connectives(
        contrast="aber|doch|jedoch|dennoch|trotzdem|allerdings|gleichwohl",
        conclusion="deshalb|daher|darum|deswegen|folglich|somit|also|infolgedessen",
        meanwhile="unterdessen|inzwischen|währenddessen|andererseits|dagegen",
        more=(
            "und|außerdem|zudem|ferner|überdies|obendrein|darüber hinaus|des weiteren"
            "|übrigens|im übrigen|natürlich|selbstverständlich|tatsächlich"
        ),
    ),
    joining=clauses(
        "und weil während denn wobei obwohl",
        "aber oder wenn falls sofern außer bis ob es nur",
    ),
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
    notices=(
        r"\b(?:lizenz|urheberrecht|alle rechte vorbehalten|abonnier\w*|newsletter|kontaktier\w*"
        r"|folgen sie"
        r"|folge uns|geschrieben von|foto:|über (?:den autor|die autorin)|danke fürs lesen)\b"
    ),
)
