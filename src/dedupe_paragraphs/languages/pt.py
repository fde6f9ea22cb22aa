"""Portuguese."""

from dedupe_paragraphs.languages.language import Language, clauses, connectives, whole_words
from dedupe_paragraphs.languages.scripts import LATIN

PT = Language(
    code="pt",
    script=LATIN,
    function_words=(
        "os um uma não em dos nos nas ao à ou mas muito são foi pelo pela isso ele ela também já"
    ),
    cut_ends=(
        "o a os as um uma uns umas e ou mas nem de do da dos das em no na nos nas ao à aos às"
        " por pelo pela para com sem sobre entre até desde que como quando onde se porque"
        " embora seu sua seus suas meu minha muito mais é são era eram foi tem têm"
    ),
    numbers=(
        "um uma dois duas três quatro cinco seis sete oito nove dez onze doze vinte trinta"
        " quarenta cinquenta sessenta setenta oitenta noventa cem cento mil milhão milhões"
        " bilhão meio meia metade dobro"
    ),
    negations="não nunca jamais nada ninguém nenhum nenhuma nem sem tampouco",
    negating="des in im ir",
    modals=(
        "deve devem deveria deveriam pode podem poderia poderiam sempre só apenas somente talvez"
    ),
    calendar=(
        "segunda terça quarta quinta sexta sábado domingo segunda-feira janeiro fevereiro março"
        " abril maio junho julho agosto setembro outubro novembro dezembro"
    ),
    units=(
        "metro metros quilômetro quilômetros quilómetro quilómetros grama gramas quilo quilos"
        " litro litros segundo segundos minuto minutos hora horas dia dias semana semanas mês"
        " meses ano anos euro euros dólar dólares real reais graus"
    ),
    opposites=(
        "antes depois, iniciar parar, ativar desativar, ativado desativado, ativa desativa,"
        " abrir fechar, aberto fechado, aberta fechada, abre fecha, sobe desce, cima baixo,"
        " mais menos, primeiro último, primeira última, esquerda direita, norte sul,"
        " leste oeste, aumenta diminui, permitido proibido, com sem, sempre nunca, dentro fora,"
        " alto baixo, alta baixa, velho novo, cedo tarde, mínimo máximo, acende apaga,"
        " ligar desligar, ligado desligado, comprar vender, verdadeiro falso, sim não,"
        " dia noite, entrada saída, grande pequeno, quente frio"
    ),
    bound=whole_words(
        "só somente apenas unicamente se salvo exceto exceptuando até caso enquanto deve"
        " devem deveria deveriam pode podem poderia poderiam sempre talvez"
    ),
    free=connectives(
        contrast="mas|porém|contudo|todavia|no entanto|ainda assim",
        conclusion="portanto|por isso|assim(?=,)|logo(?=,)|por conseguinte|consequentemente",
        meanwhile="enquanto isso|por outro lado|por sua vez",
        more=(
            "além disso|além do mais|ademais|aliás|de fa(?:c)?to|na verdade|com efeito"
            "|naturalmente|é claro"
        ),
    ),
    joining=clauses(
        "e porque enquanto onde pois",
        "mas ou se salvo exceto até só caso",
    ),
    continued=r"continuação|continua|cont\.",
    ends="fim|final|início|começo|continua|continuação|fim do artigo",
    last_words="fim do artigo",
    debris=(
        r"[(\[](?:(?:final|fim|última parte|continuação|restante|início) do )?(?:artigo|texto)"
        r" (?:existente|anterior|original)[)\]]"
    ),
    agrees="claro|com certeza|certamente|entendido|perfeito|sem problemas?|com prazer",
    presents=r"(?:aqui (?:está|vai|segue)|segue|a seguir|vou continuar|continuo)\b",
    texts=r"\b(?:artigo|texto|continuação|restante|resto|versão|seção|post|história|rascunho)\b",
    rests=(
        r"\b(?:continuação do (?:artigo|texto|post)|(?:restante|resto) do (?:artigo|texto|post)"
        r"|versão (?:reescrita|revisada|ampliada))\b"
    ),
    remarks=r"como (?:um )?modelo de linguagem\b[^.!?]*[.!]",
    notices=(
        r"\b(?:sob (?:a )?licença|todos os direitos|inscreva|assine|newsletter|fale conosco"
        r"|contacte|siga|escrito por"
        r"|sobre (?:o autor|a autora)|obrigad[oa] por ler)\b"
    ),
)
