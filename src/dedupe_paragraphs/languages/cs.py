"""Czech."""

from dedupe_paragraphs.languages.language import Language, clauses, connectives, whole_words
from dedupe_paragraphs.languages.scripts import LATIN

CS = Language(
    code="cs",
    script=LATIN,
    function_words=(
        "že jako už jen který která které byl byla bylo jsou při před pro když jeho jejich"
        " také není až"
    ),
    cut_ends=(
        "a i ale nebo ani že aby jak když kde který která které v ve na s se z ze do od po při"
        " přes pro bez nad pod před za o u mezi k ke ne je jsou byl byla bylo byli jeho její"
        " jejich můj svůj velmi více to ten ta"
    ),
    numbers=(
        "jeden jedna jedno dva dvě tři čtyři pět šest sedm osm devět deset jedenáct dvanáct"
        " dvacet třicet čtyřicet padesát šedesát sedmdesát osmdesát devadesát sto tisíc tisíce"
        " milion půl polovina dvou tří čtyř dvakrát třikrát"
    ),
    negations=(
        "ne není nejsou nebyl nebyla nebylo nikdy nic nikdo nikoho nikde žádný žádná žádné bez"
        " ani nemá nelze"
    ),
    negating="ne bez",
    modals=(
        "musí musel může mohou mohl měl měla mělo smí lze třeba vždy někdy často zřídka pouze"
        " jen nesmí nemusí nemůže"
    ),
    calendar=(
        "pondělí úterý středa středu středy čtvrtek čtvrtka pátek pátku sobota sobotu soboty"
        " neděle neděli leden ledna lednu únor února únoru březen března březnu duben dubna"
        " dubnu květen května květnu červen června červnu červenec července červenci srpen"
        " srpna srpnu září říjen října říjnu listopad listopadu prosinec prosince prosinci"
    ),
    units=(
        "metr metru metry metrů kilometr kilometry kilometrů gram gramy gramů kilogram"
        " kilogramy kilogramů litr litru litry litrů sekunda sekundy sekund minuta minuty minut"
        " hodina hodiny hodin hodinu den dny dní týden týdny týdnů měsíc měsíce měsíců rok roky"
        " let koruna koruny korun dolar dolary dolarů euro eur procento procenta procent stupeň"
        " stupně stupňů"
    ),
    opposites=(
        "před po, zapnout vypnout, zapne vypne, zapnutý vypnutý, otevřít zavřít, otevře zavře,"
        " otevírá zavírá, otevřeno zavřeno, otevřený zavřený, rozsvítí zhasne, nahoru dolů,"
        " více méně, první poslední, levý pravý, vlevo vpravo, sever jih, severu jihu,"
        " východ západ, povoleno zakázáno, s bez, vždy nikdy, uvnitř venku, vysoký nízký,"
        " starý nový, brzy pozdě, minimum maximum, koupit prodat, ano ne, den noc,"
        " vchod východ, velký malý, horký studený, ráno večer, začíná končí, nad pod"
    ),
    bound=whole_words(
        "jen jenom pouze výhradně jestli jestliže pokud kromě dokud musí musel může mohou"
        " mohl měl měla mělo smí lze třeba vždy někdy často zřídka nesmí nemusí nemůže"
    ),
    free=connectives(
        contrast="ale|avšak|přesto|nicméně|jenže",
        conclusion="proto|tedy|tudíž|takže",
        meanwhile="mezitím|na druhé straně|naopak",
        more="navíc|kromě toho|mimoto|nadto|ostatně|samozřejmě|vskutku",
    ),
    joining=clauses(
        "a protože kde neboť",
        "ale nebo jestli jestliže pokud jen kromě dokud",
    ),
    continued=r"pokračování|pokr\.",
)
