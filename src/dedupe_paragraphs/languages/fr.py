"""French."""

from dedupe_paragraphs.languages.language import Language, clauses, connectives, whole_words
from dedupe_paragraphs.languages.scripts import LATIN

FR = Language(
    code="fr",
    script=LATIN,
    function_words=(
        "le les et est une des du qui dans pour sur avec pas ce cette sont elle nous vous ils"
        " au aux mais où comme leur plus"
    ),
    cut_ends=(
        "le la les un une des du de et ou mais ni car donc que qui dont où à au aux en dans par"
        " pour sur sous avec sans chez vers entre depuis si comme quand lorsque parce ce cette"
        " ces son sa ses leur leurs mon ma mes notre votre ne pas plus très est sont était a"
        " ont avait"
    ),
    numbers=(
        "un une deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante"
        " cinquante soixante septante huitante nonante cent cents mille million millions"
        " milliard demi demie moitié double quart"
    ),
    negations="ne n pas jamais rien personne aucun aucune sans ni non nul nulle guère plus",
    negating="in im dé dés non ir",
    modals=(
        "doit doivent devrait devraient peut peuvent pourrait pourraient faut toujours souvent"
        " parfois seulement"
    ),
    calendar=(
        "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai"
        " juin juillet août septembre octobre novembre décembre"
    ),
    units=(
        "mètre mètres kilomètre kilomètres centimètre centimètres gramme grammes kilo kilos"
        " kilogramme litre litres seconde secondes minute minutes heure heures jour jours"
        " semaine semaines mois ans année années euro euros dollar dollars degré degrés"
    ),
    opposites=(
        "avant après, démarrer arrêter, commence finit, activer désactiver, activé désactivé,"
        " activée désactivée, ouvrir fermer, ouvert fermé, ouverte fermée, ouvre ferme,"
        " monte descend, haut bas, plus moins, premier dernier, première dernière,"
        " gauche droite, nord sud, est ouest, augmente diminue, autorisé interdit,"
        " autorisée interdite, avec sans, toujours jamais, dedans dehors, vieux nouveau,"
        " tôt tard, minimum maximum, allume éteint, allumer éteindre, acheter vendre,"
        " vrai faux, oui non, jour nuit, sur sous, entrée sortie, grand petit, grande petite,"
        " chaud froid, long court"
    ),
    bound=whole_words(
        "seulement uniquement si s sauf sinon jusqu pourvu moins tant doit doivent devrait"
        " devraient peut peuvent pourrait pourraient faut toujours souvent parfois"
    ),
    free=connectives(
        contrast="mais|cependant|toutefois|néanmoins|pourtant",
        conclusion="donc|ainsi|par conséquent|en conséquence|c'est pourquoi|dès lors",
        meanwhile="pendant ce temps|entre-temps|d'autre part|en revanche",
        more=(
            "de plus(?=,)|en outre|par ailleurs|de surcroît|qui plus est|du reste"
            "|d'ailleurs|en effet|en fait|bien sûr|bien entendu|naturellement"
        ),
    ),
    joining=clauses(
        "et parce pendant tandis où qui car puisque",
        "mais ou si sauf sinon pourvu à seulement",
    ),
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
    notices=(
        r"\b(?:sous licence|tous droits réservés|abonne\w*|inscri\w+ à|contactez|suivez|écrit par"
        r"|photo :"
        r"|à propos de l\'aut\w+|merci (?:de|d\'avoir) lu)\b"
    ),
)
