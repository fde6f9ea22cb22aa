"""Polish."""

from dedupe_paragraphs.languages.language import Language, clauses, connectives, whole_words
from dedupe_paragraphs.languages.scripts import LATIN

PL = Language(
    code="pl",
    script=LATIN,
    function_words=(
        "w z że jest nie się jak od przez przy był była było są oraz przed jego który która"
        " które czy już tylko gdy ich"
    ),
    cut_ends=(
        "i a ale lub albo oraz ani że żeby aby jak gdy kiedy jeśli gdzie który która które w we"
        " na z ze do od po przy przez dla bez nad pod przed za o u między nie się jest są był"
        " była było były jego jej ich mój swój bardzo więcej"
    ),
    numbers=(
        "jeden jedna jedno dwa dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć"
        " jedenaście dwanaście dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt"
        " siedemdziesiąt osiemdziesiąt dziewięćdziesiąt sto tysiąc tysiące tysięcy milion pół"
        " połowa dwóch trzech czterech pięciu sześciu dwukrotnie trzykrotnie"
    ),
    negations="nie nigdy nic nikt nikogo nigdzie żaden żadna żadne żadnego żadnej bez ani",
    negating="nie bez",
    modals=(
        "musi muszą musiał może mogą mógł powinien powinna powinno powinni należy trzeba można"
        " wolno zawsze czasem często rzadko tylko"
    ),
    calendar=(
        "poniedziałek poniedziałku wtorek wtorku środa środę środy czwartek czwartku piątek"
        " piątku sobota sobotę soboty niedziela niedzielę niedzieli styczeń stycznia luty"
        " lutego marzec marca kwiecień kwietnia maj maja czerwiec czerwca lipiec lipca sierpień"
        " sierpnia wrzesień września październik października listopad listopada grudzień"
        " grudnia styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu"
        " październiku listopadzie grudniu"
    ),
    units=(
        "metr metra metry metrów kilometr kilometry kilometrów gram gramy gramów kilogram"
        " kilogramy kilogramów litr litra litry litrów sekunda sekundy sekund minuta minuty"
        " minut godzina godziny godzin godzinę dzień dni tydzień tygodnie tygodni miesiąc"
        " miesiące miesięcy rok lata lat złoty złote złotych dolar dolary dolarów euro procent"
        " stopień stopnie stopni"
    ),
    opposites=(
        "przed po, włączyć wyłączyć, włącz wyłącz, włącza wyłącza, włączony wyłączony,"
        " otworzyć zamknąć, otwiera zamyka, otwarty zamknięty, otwarta zamknięta, zapala gasi,"
        " góra dół, więcej mniej, pierwszy ostatni, pierwsza ostatnia, lewy prawy, lewo prawo,"
        " północ południe, północy południa, wschód zachód, dozwolone zabronione, z bez,"
        " zawsze nigdy, wewnątrz zewnątrz, wysoki niski, stary nowy, wcześnie późno,"
        " minimum maksimum, kupić sprzedać, tak nie, dzień noc, wejście wyjście, duży mały,"
        " gorący zimny, rano wieczorem, zaczyna kończy, nad pod"
    ),
    bound=whole_words(
        "tylko jedynie wyłącznie jeśli jeżeli oprócz dopóki chyba musi muszą musiał może"
        " mogą mógł powinien powinna powinno powinni należy trzeba można wolno zawsze"
        " czasem często rzadko"
    ),
    free=connectives(
        contrast="ale|jednak|jednakże|mimo to|niemniej(?: jednak)?",
        conclusion="dlatego|więc|zatem|wobec tego|w rezultacie",
        meanwhile="tymczasem|z drugiej strony|natomiast",
        more=("ponadto|poza tym|co więcej|oprócz tego|zresztą|oczywiście|naturalnie|istotnie"),
    ),
    joining=clauses(
        "i oraz bo gdyż gdzie",
        "ale lub albo jeśli jeżeli chyba tylko dopóki",
    ),
    continued=r"ciąg dalszy|cd\.|c\.d\.|kontynuacja",
    agrees=("oczywiście|jasne|pewnie|rozumiem|zrozumiano|dobrze|z przyjemnością|nie ma problemu"),
    presents=r"(?:oto|poniżej|kontynuuję|będę kontynuować|przygotował[ea]m)\b",
    texts=(
        r"\b(?:artykuł\w*|tekst\w*|wpis\w*|ciąg\w*|części?|wersj\w+|kontynuacj\w+|"
        r"rozdział\w*)\b"
    ),
    rests=(
        r"\b(?:(?:dalsza część|dalszy ciąg|reszta|kontynuacja) (?:artykułu|tekstu|"
        r"wpisu)|(?:poprawiona|rozszerzona|przepisana) wersja)\b"
    ),
    remarks=r"jako (?:model językowy|sztuczna inteligencja)\b[^.!?]*[.!]",
)
