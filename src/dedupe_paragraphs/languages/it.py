"""Italian."""

from dedupe_paragraphs.languages.language import Language, clauses, connectives, whole_words
from dedupe_paragraphs.languages.scripts import LATIN

IT = Language(
    code="it",
    script=LATIN,
    function_words=(
        "gli che è per della dei delle nel nella sono non alla più anche questo questa dal"
        " dalla sul sulla dove perché degli negli agli alle ogni cui suo così sotto"
    ),
    cut_ends=(
        "il lo la i gli le un uno una e o ma né di del dello della dei degli delle a al allo"
        " alla ai agli alle da dal dalla dai in nel nella nei con su sul sulla per tra fra che"
        " come quando dove se perché mentre suo sua suoi sue mio mia molto più è sono era erano"
        " ha hanno aveva non"
    ),
    numbers=(
        "uno una due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta"
        " quaranta cinquanta sessanta settanta ottanta novanta cento mille mila milione milioni"
        " mezzo mezza metà doppio"
    ),
    negations="non no mai niente nulla nessuno nessuna nessun né senza neanche nemmeno neppure",
    negating="dis in im ir",
    modals=(
        "deve devono dovrebbe dovrebbero può possono potrebbe potrebbero sempre solo soltanto forse"
    ),
    calendar=(
        "lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile"
        " maggio giugno luglio agosto settembre ottobre novembre dicembre"
    ),
    units=(
        "metro metri chilometro chilometri grammo grammi chilo chili litro litri secondo"
        " secondi minuto minuti ora ore giorno giorni settimana settimane mese mesi anno anni"
        " euro dollaro dollari gradi"
    ),
    opposites=(
        "prima dopo, avviare fermare, inizia finisce, attivare disattivare,"
        " attivato disattivato, attiva disattiva, aprire chiudere, aperto chiuso,"
        " aperta chiusa, apre chiude, sale scende, sopra sotto, più meno, primo ultimo,"
        " prima ultima, sinistra destra, nord sud, est ovest, aumenta diminuisce,"
        " permesso vietato, con senza, sempre mai, dentro fuori, alto basso, alta bassa,"
        " vecchio nuovo, presto tardi, minimo massimo, accende spegne, accendere spegnere,"
        " comprare vendere, vero falso, sì no, giorno notte, entrata uscita, grande piccolo,"
        " caldo freddo"
    ),
    bound=whole_words(
        "solo soltanto solamente unicamente se salvo tranne eccetto finché purché deve"
        " devono dovrebbe dovrebbero può possono potrebbe potrebbero sempre forse"
    ),
    free=connectives(
        contrast="ma|però|tuttavia|eppure|ciononostante|nondimeno",
        conclusion="quindi|perciò|pertanto|dunque|di conseguenza",
        meanwhile="nel frattempo|d'altra parte|d'altro canto|invece(?=,)",
        more=(
            "inoltre|per di più|oltretutto|peraltro|del resto|infatti|in effetti"
            "|in realtà|naturalmente|ovviamente"
        ),
    ),
    joining=clauses(
        "e ed perché mentre dove poiché",
        "ma o se salvo tranne purché solo finché",
    ),
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
    notices=(
        r"\b(?:con licenza|tutti i diritti|iscriviti|newsletter|contattaci|seguici|scritto da"
        r"|grazie per aver letto)\b"
    ),
)
