"""Dutch."""

from dedupe_paragraphs.languages.language import Language, clauses, connectives, whole_words
from dedupe_paragraphs.languages.scripts import LATIN

NL = Language(
    code="nl",
    script=LATIN,
    function_words=(
        "het een van niet dat voor zijn aan maar ook naar wordt werd nog bij uit worden heeft hij"
        " deze waar hun hem haar"
    ),
    cut_ends=(
        "de het een en of maar want dus dat die deze dit in op aan van voor met bij naar uit over"
        " onder tussen tegen door zonder om te tot als omdat terwijl wanneer waar wie zich niet"
        " zeer heel meer zijn haar hun mijn onze elke geen"
    ),
    numbers=(
        "twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig veertig vijftig"
        " zestig zeventig tachtig negentig honderd duizend miljoen miljard half halve helft dubbel"
        " tweemaal driemaal"
    ),
    negations="niet niets geen nooit niemand nergens zonder noch nee",
    negating="on niet",
    modals=(
        "moet moeten moest mag mogen mocht kan kunnen kon zou zouden altijd vaak soms zelden"
        " alleen slechts enkel"
    ),
    calendar=(
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april"
        " mei juni juli augustus september oktober november december"
    ),
    units=(
        "meter centimeter kilometer gram kilogram kilo liter seconde seconden minuut minuten uur"
        " uren dag dagen week weken maand maanden jaar jaren euro dollar cent procent graden"
    ),
    opposites=(
        "voor na, start stop, starten stoppen, begint eindigt, inschakelen uitschakelen,"
        " ingeschakeld uitgeschakeld, openen sluiten, opent sluit, open gesloten, aan uit,"
        " boven onder, meer minder, eerste laatste, links rechts, linker rechter, noord zuid,"
        " noorden zuiden, oosten westen, stijgt daalt, toegestaan verboden, met zonder,"
        " altijd nooit, binnen buiten, hoog laag, oud nieuw, oude nieuwe, vroeg laat,"
        " minimum maximum, kopen verkopen, waar onwaar, ja nee, dag nacht, warm koud,"
        " groot klein, lang kort, begin einde"
    ),
    bound=whole_words(
        "alleen slechts enkel als indien tenzij behalve mits zolang totdat of moet moeten moest"
        " mag mogen mocht kan kunnen kon zou zouden altijd vaak soms zelden"
    ),
    free=connectives(
        contrast="maar|echter|toch|niettemin|desondanks",
        conclusion="daarom|dus|bijgevolg|derhalve",
        meanwhile="intussen|ondertussen|daarentegen|anderzijds",
        more="en|bovendien|daarnaast|verder|ook|overigens|trouwens|natuurlijk|inderdaad",
    ),
    joining=clauses(
        "en omdat terwijl want waarbij hoewel",
        "maar of als indien tenzij behalve mits alleen",
    ),
    continued=r"vervolg(?:d)?|wordt vervolgd",
    ends="einde|begin|slot|einde van het artikel",
    last_words="wordt vervolgd|einde van het artikel",
    agrees="natuurlijk|zeker|uiteraard|begrepen|prima|goed|graag",
    presents=r"(?:hier (?:is|zijn|volgt|komt)|hieronder|ik (?:ga verder|vervolg|schrijf))\b",
    texts=r"\b(?:artikel|tekst|vervolg|rest|versie|bericht|hoofdstuk)\b",
    rests=(
        r"\b(?:(?:vervolg|rest) van (?:het|je|uw) (?:artikel|tekst|bericht)"
        r"|(?:herschreven|herziene|uitgebreide) versie)\b"
    ),
    remarks=r"als (?:ai|taalmodel|ai-taalmodel)\b[^.!?]*[.!]",
)
