"""Swedish."""

from dedupe_paragraphs.languages.language import Language, clauses, connectives, whole_words
from dedupe_paragraphs.languages.scripts import LATIN

SV = Language(
    code="sv",
    script=LATIN,
    function_words=(
        "och att är för till inte ett från när eller också hade där än sedan eftersom mycket"
        " något några vid hur"
    ),
    cut_ends=(
        "en ett den det de och eller men utan att som om när där på i av för med till från vid"
        " hos under över mellan mot genom utan innan efter sedan eftersom medan än så inte mycket"
        " mer sin sitt sina hans hennes deras min mitt vår vårt är var har hade kan varje någon"
    ),
    numbers=(
        "två tre fyra fem sex sju åtta nio tio elva tolv tjugo trettio fyrtio femtio sextio sjuttio"
        " åttio nittio hundra tusen miljon miljoner miljard halv halva hälften dubbelt"
    ),
    negations="inte ej icke aldrig ingen inget inga ingenting ingenstans utan varken nej",
    negating="o icke",
    modals=(
        "måste får fick kan kunde ska skall skulle bör borde alltid ofta ibland sällan bara endast"
        " enbart"
    ),
    calendar=(
        "måndag tisdag onsdag torsdag fredag lördag söndag måndagar tisdagar onsdagar torsdagar"
        " fredagar lördagar söndagar januari februari mars april maj juni juli augusti september"
        " oktober november december"
    ),
    units=(
        "meter centimeter kilometer gram kilogram kilo liter sekund sekunder minut minuter timme"
        " timmar dag dagar vecka veckor månad månader år krona kronor euro dollar procent grader"
    ),
    opposites=(
        "före efter, starta stoppa, startar stoppar, börjar slutar, aktivera inaktivera, öppna"
        " stänga, öppnar stänger, öppen stängd, öppet stängt, på av, över under, mer mindre,"
        " första sista, vänster höger, norr söder, öster väster, stiger sjunker, tillåtet"
        " förbjudet, med utan, alltid aldrig, inne ute, hög låg, gammal ny, gamla nya, tidigt sent,"
        " minimum maximum, köpa sälja, sant falskt, ja nej, dag natt, varm kall, stor liten,"
        " lång kort"
    ),
    bound=whole_words(
        "bara endast enbart om såvida förutom utom så länge tills måste får fick kan kunde ska"
        " skall skulle bör borde alltid ofta ibland sällan"
    ),
    free=connectives(
        contrast="men|dock|ändå|emellertid|trots det",
        conclusion="därför|alltså|följaktligen",
        meanwhile="under tiden|samtidigt|däremot|å andra sidan",
        more="och|dessutom|vidare|även|för övrigt|naturligtvis|givetvis|faktiskt",
    ),
    joining=clauses(
        "och eftersom medan för där",
        "men eller om såvida förutom utom bara endast",
    ),
    continued=r"forts(?:ättning|\.)?",
    ends="slut|början|slutet|slut på artikeln",
    last_words="fortsättning följer|slut på artikeln",
    agrees="självklart|visst|javisst|absolut|okej|förstått|gärna",
    presents=r"(?:här (?:är|kommer|följer)|nedan|jag (?:fortsätter|skriver))\b",
    texts=r"\b(?:artikeln?|texten?|fortsättningen?|resten|versionen?|inlägget|avsnittet)\b",
    rests=(
        r"\b(?:(?:fortsättningen|resten) (?:av|på) (?:artikeln|texten|inlägget)"
        r"|(?:omskriven|reviderad|utökad) version)\b"
    ),
    remarks=r"som (?:ai|språkmodell|ai-modell)\b[^.!?]*[.!]",
)
