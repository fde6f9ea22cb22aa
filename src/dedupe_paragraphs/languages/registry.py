"""The languages that are known, in the order in which their words are tried.

A table is loaded when a text of its script is met.
"""

from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from importlib import import_module

from dedupe_paragraphs.languages.en import EN
from dedupe_paragraphs.languages.es import ES
from dedupe_paragraphs.languages.ja import JA
from dedupe_paragraphs.languages.ko import KO
from dedupe_paragraphs.languages.language import Language
from dedupe_paragraphs.languages.zh import ZH

LANGUAGES = (JA, KO, ZH, EN, ES)
"""Those whose patterns are asked for in any text."""
_SCRIPTS = (
    ("\u024f", "en es de fr pt it nl sv pl cs tr vi id"),
    ("\u036f", ""),
    ("\u03ff", "el"),
    ("\u052f", "ru uk"),
    ("\u058f", ""),
    ("\u05ff", "he"),
    ("\u077f", "ar fa"),
    ("\u08ff", ""),
    ("\u097f", "hi"),
    ("\u09ff", "bn"),
    ("\u0dff", ""),
    ("\u0e7f", "th"),
    ("\u11ff", ""),
    ("\u139f", "am"),
    ("\u1dff", ""),
    ("\u1eff", "en es de fr pt it nl sv pl cs tr vi id"),
    ("\u1fff", "el"),
    ("\u3040", ""),
    ("\u30ff", "ja"),
    ("\u33ff", ""),
    ("\u9fff", "zh"),
    ("\uabff", ""),
    ("\ud7a3", "ko"),
)
"""The last letter of each script, or of the gap before the next, with the languages in it."""
_LAST = tuple(last for last, _ in _SCRIPTS)


def codes_of(letter: str) -> str:
    """Return the codes of the languages that a letter is written in, parted by spaces."""
    at = bisect_left(_LAST, letter)
    return _SCRIPTS[at][1] if at < len(_LAST) else ""


@cache
def tables(codes: str) -> tuple[Language, ...]:
    """Return the tables of languages by their codes, parted by spaces."""
    return tuple(_table(code) for code in codes.split())


def _table(code: str) -> Language:
    table = getattr(import_module(f"dedupe_paragraphs.languages.{code}"), code.upper())
    assert isinstance(table, Language)
    return table


@cache
def words_of(codes: str, *fields: str) -> frozenset[str]:
    """Return the words of fields of some languages."""
    values = (getattr(table, field) for table in tables(codes) for field in fields)
    return frozenset(word for value in values for word in value.split())


LAST_WORDS = (
    "to be continued", "continued", "end of", "続", "つづ", "前回の続き", "以下続き", "次回",
    "未完", "待续", "待續", "다음에", "계속", "continuará", "fin del", "fortsetzung",
    "ende des", "à suivre", "fin de l", "fim do", "fine dell", "продолжение", "конец статьи",
)  # fmt: skip
"""How a post ends in any language that goes on elsewhere, in lower case."""
CONTINUATIONS = (
    "続き", "つづき", "承前", "계속", "이어", "속편", "续", "續", "接", "cont", "sigue", "forts",
    "fortge", "vervolg", "suite", "segu", "продолж", "продовж", "dalszy", "cd.", "c.d.", "kontyn",
    "devam",
    "pokr", "συνέχ", "συνεχ", "tiếp", "lanjutan", "bersambung", "تابع", "تتمة", "يتبع", "ادامه",
    "המשך", "जारी", "क्रमश", "চলমান", "ক্রমশ", "ต่อ", "የቀጠለ", "ቀጣይ",
)  # fmt: skip
"""What every mark of a heading that goes on with an earlier section has a part of, in lower case;
to compile those of all languages takes a fiftieth of the start of a command."""
ANSWERS = (
    "sure", "certainly", "of course", "absolutely", "understood", "got it", "ok", "no problem",
    "here is", "here's", "here are", "i'll ", "i will ", "we'll ", "we will ", "let me ",
    "below is", "as an ai", "would you like me", "continuing", "picking up", "はい", "承知",
    "了解", "かしこまり", "畏まり", "もちろんです", "わかりました", "分かりました", "それでは",
    "では", "早速", "さっそく", "以下", "ここから", "下記", "続いて", "次に", "記事", "文章",
    "本文", "ご依頼", "ご要望", "ご指定", "ご提示", "既存の", "前回の", "aiとして", "ai言語",
    "aiアシ", "好的", "当然", "當然", "没问题", "沒問題", "明白", "收到", "下面", "这", "這",
    "我", "作为", "作為", "네", "예", "물론", "알겠", "좋습니다", "다음은", "아래는", "여기",
    "이어", "그럼", "이제", "ai 언어", "klar", "gern", "natürlich", "selbstverständlich",
    "sicher", "verstanden", "alles klar", "hier ", "nachfolgend", "im folgenden", "ich ",
    "als ki", "als sprachmodell", "natuurlijk", "zeker", "uiteraard", "begrepen", "prima", "goed",
    "graag", "ik ", "als ai", "als taalmodel", "självklart", "visst", "javisst", "absolut",
    "okej", "förstått", "gärna", "här ", "nedan", "jag ", "som ai", "som språkmodell",
    "bien ", "certainement", "d'accord", "entendu", "très bien",
    "avec plaisir", "compris", "voici", "voilà", "je ", "en tant qu", "¡claro", "claro",
    "¡por supuesto", "por supuesto", "desde luego", "entendido", "de acuerdo", "con gusto",
    "perfecto", "aquí", "a continuación", "continúo", "continuaré", "como ", "com certeza",
    "certamente", "perfeito", "sem problema", "com prazer", "aqui ", "segue", "a seguir",
    "vou continuar", "continuo", "certo", "ovviamente", "va bene", "perfetto", "con piacere",
    "capito", "volentieri", "ecco", "di seguito", "proseguo", "in quanto", "конечно", "хорошо",
    "разумеется", "понял", "с удовольствием", "безусловно", "да,", "вот ", "ниже", "далее",
    "продолжаю", "я продолжу", "как ", "oczywiście", "jasne", "pewnie", "rozumiem", "zrozumiano",
    "dobrze", "z przyjemn", "nie ma probl", "oto ", "poniżej", "kontynuuję", "będę", "jako ",
    "elbette", "tabii", "kesinlikle", "anladım", "anlaşıldı", "tamam", "memnuniyetle", "peki",
    "işte", "aşağıda", "devam ediyorum", "bir yapay", "bir dil", "tất nhiên", "chắc chắn", "được",
    "vâng", "dĩ nhiên", "hiểu rồi", "đã hiểu", "đây là", "dưới đây", "sau đây", "là một", "tentu",
    "baik", "mengerti", "dengan senang", "siap", "berikut", "inilah", "di bawah", "sebagai ",
    "звичайно", "звісно", "добре", "зрозумі", "із задов", "гаразд", "так,", "ось ", "нижче",
    "далі", "продовжую", "як ", "بالتأكيد", "بالطبع", "طبعا", "حسنا", "حسنً", "مفهوم", "بكل سرور",
    "أكيد", "إليك", "فيما يلي", "باعتباري", "بصفتي", "בטח", "כמובן", "בוודאי", "בשמחה", "הבנתי",
    "בסדר", "אין בעיה", "הנה", "להלן", "כמודל", "כבינה", "ज़रूर", "जरूर", "बिल्कुल", "बिलकुल",
    "अवश्य", "ठीक है", "समझ ग", "बेशक", "यहाँ", "यहां", "नीचे", "एक एआई", "एक भाषा", "แน่นอน",
    "ได้เลย", "ได้ครับ", "ได้ค่ะ", "เข้าใจแล้ว", "รับทราบ", "นี่คือ", "ต่อไปนี้", "ในฐานะ", "φυσικά",
    "βεβαί", "βέβαια", "ασφαλώς", "κατάλαβα", "εντάξει", "ευχαρίστως", "ορίστε", "ακολουθεί",
    "παρακάτω", "ως ",
)  # fmt: skip
"""How an answer to a prompt begins in any language, in lower case; most blocks begin otherwise."""
ANSWER_TOPICS = (
    "記事", "文章", "本文", "ブログ", "原稿", "続き", "続編", "版", "リライト", "書き直し", "残り",
    "後半", "承知", "了解", "かしこまり", "畏まり", "自然", "正文", "续", "續", "后续", "後續",
    "剩余", "剩餘", "改写", "改寫", "博客", "内容", "內容", "修改", "润色", "潤色", "继续", "繼續",
    "人工智能",
)  # fmt: skip
"""What every Japanese or Chinese answer to a prompt names, in lower case: paragraphs of their own
begin like answers more often than in other languages."""
AS_AI = ("ai", "作为", "作為")
"""How one begins that names what it is instead."""


def every() -> tuple[Language, ...]:
    """Return the languages of which it is known what generators write."""
    return (*LANGUAGES, *tables("de fr it pt ru"))


def all_tables() -> tuple[Language, ...]:
    """Return all languages."""
    return tables(" ".join(dict.fromkeys(" ".join(each for _, each in _SCRIPTS).split())))


def either(read: Callable[[Language], str]) -> str:
    """Return a field of all languages as one regular expression, each alternative once."""
    return "|".join(dict.fromkeys(filter(None, map(read, LANGUAGES))))
