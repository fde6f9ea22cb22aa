"""Spanish."""

from dedupe_paragraphs.languages.language import Language, clauses, connectives, whole_words
from dedupe_paragraphs.languages.scripts import LATIN

ES = Language(
    code="es",
    script=LATIN,
    function_words="el los las y pero más está están muy sus hay cuando donde también porque",
    cut_ends=(
        "el la los las un una unos unas y o u e ni pero sino de del a al en con por para sin"
        " sobre entre hasta desde que como cuando donde si porque aunque su sus mi tu muy más"
        " se lo le les es son era eran fue ha han había"
    ),
    numbers=(
        "uno una dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta"
        " cuarenta cincuenta sesenta setenta ochenta noventa cien ciento mil millón millones"
        " medio media doble mitad"
    ),
    negations="no nunca jamás nada nadie ningún ninguna ninguno ni sin tampoco",
    negating="des in im ir",
    modals=(
        "debe deben debería deberían puede pueden podría podrían siempre solo sólo solamente quizás"
    ),
    calendar=(
        "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo"
        " junio julio agosto septiembre octubre noviembre diciembre"
    ),
    units=(
        "metro metros kilómetro kilómetros gramo gramos kilo kilos kilogramo kilogramos litro"
        " litros segundo segundos minuto minutos hora horas día días semana semanas mes meses"
        " año años euro euros dólar dólares grados"
    ),
    opposites=(
        "antes después, empezar parar, activar desactivar, activado desactivado,"
        " activa desactiva, abrir cerrar, abierto cerrado, abre cierra, sube baja,"
        " arriba abajo, más menos, primero último, primera última, izquierda derecha,"
        " norte sur, este oeste, aumenta disminuye, permitir prohibir, permitido prohibido,"
        " con sin, siempre nunca, dentro fuera, alto bajo, alta baja, viejo nuevo,"
        " temprano tarde, mínimo máximo, enciende apaga, encender apagar, comprar vender,"
        " verdadero falso, sí no, día noche, sobre bajo, entrada salida, grande pequeño"
    ),
    bound=whole_words(
        "solo sólo solamente únicamente si salvo excepto hasta mientras debe deben debería"
        " deberían puede pueden podría podrían siempre quizás"
    ),
    free=connectives(
        contrast="pero|sin embargo|no obstante|aun así|ahora bien",
        conclusion=(
            "por (?:lo )?tanto|por eso|por ello|por consiguiente|en consecuencia|así pues|así que"
        ),
        meanwhile="mientras tanto|entretanto|por otr[oa] (?:lado|parte)|en cambio",
        more=(
            "además|asimismo|es más|a su vez|por cierto|de hecho|en efecto|en realidad"
            "|por supuesto|naturalmente"
        ),
    ),
    joining=clauses(
        "y e porque mientras donde quien pues",
        "pero o si salvo excepto hasta solo sólo",
    ),
    continued=r"continuación|continúa|cont\.|sigue",
    ends="fin|final|inicio|comienzo|continúa|continuación|fin del artículo",
    last_words="continuará|fin del artículo",
    debris=(
        r"[(\[](?:(?:final|última parte|continuación|resto|inicio) del? )?(?:artículo|texto"
        r"|contenido)"
        r" (?:existente|anterior|original|previo)[)\]]"
    ),
    agrees=(
        "¡?(?:claro(?: que sí)?|por supuesto|desde luego|entendido|de acuerdo|con gusto|perfecto)"
    ),
    presents=(
        r"(?:aquí (?:está|tienes|tiene|va|te dejo|sigue)|a continuación|continúo|continuaré)\b"
    ),
    texts=r"\b(?:artículo|texto|continuación|resto|versión|entrada|sección|historia|borrador)\b",
    rests=(
        r"\b(?:continuación del (?:artículo|texto)|resto del (?:artículo|texto)"
        r"|versión (?:reescrita|revisada|ampliada) del)\b"
    ),
    remarks=r"como (?:modelo de lenguaje|inteligencia artificial)\b[^.!?]*[.!]",
    notices=(
        r"\b(?:bajo (?:la )?licencia|todos los derechos|suscr[ií]b\w*|contáct\w*|contacta"
        r"|síguenos|escrito por"
        r"|boletín|sobre (?:el autor|la autora)|gracias por leer)\b"
    ),
)
