"""Turkish."""

from dedupe_paragraphs.languages.language import Language, clauses, connectives, whole_words
from dedupe_paragraphs.languages.scripts import LATIN

TR = Language(
    code="tr",
    script=LATIN,
    function_words=(
        "bir bu için ile olarak daha çok gibi olan kadar sonra değil ama önce veya onun vardı şey"
        " çünkü bunu onu yine birçok hâlâ vardır"
    ),
    cut_ends=(
        "ve veya ya ama fakat ancak çünkü ile için gibi kadar göre ki de da bir bu şu o her"
        " daha çok en eğer ise sonra önce karşı doğru"
    ),
    numbers=(
        "bir iki üç dört beş altı yedi sekiz dokuz yirmi otuz kırk elli altmış yetmiş seksen"
        " doksan yüz milyon milyar yarım buçuk"
    ),
    negations="değil yok hayır hiç asla ne hiçbir",
    negation_marks=(
        r"[^\W\d_]{2,}m(?:[ıi]yor|[uü]yor|[ae](?:d[ıi]|z|m[ıi]ş|y[ae]c[ae][kğ]|m[ae]l[ıi]|y[ıi]n|k\b|"
        r"sın|sin))[^\W\d_]*|[^\W\d_]+s(?:[ıi]z|[uü]z)\b"
    ),
    modals=(
        "gerek gerekir lazım olabilir zorunda mutlaka belki daima bazen sık nadiren sadece yalnızca"
    ),
    calendar=(
        "pazartesi salı çarşamba perşembe cuma cumartesi pazar ocak şubat mart nisan mayıs"
        " haziran temmuz ağustos eylül ekim kasım aralık"
    ),
    units=(
        "metre kilometre gram kilogram kilo litre saniye dakika saat gün hafta ay yıl lira"
        " dolar euro derece"
    ),
    opposites=(
        "önce sonra, açık kapalı, aç kapat, açar kapatır, açılır kapanır, yakar söndürür,"
        " yukarı aşağı, fazla az, ilk son, sol sağ, solda sağda, kuzey güney,"
        " kuzeyden güneyden, doğu batı, izinli yasak, her hiç, içeride dışarıda, yüksek alçak,"
        " eski yeni, erken geç, evet hayır, gece gündüz, giriş çıkış, büyük küçük, sıcak soğuk,"
        " başlat durdur, etkinleştir devre, sabah akşam, artar azalır, alır satar"
    ),
    bound=whole_words(
        "yalnızca yalnız sadece ancak eğer hariç dışında kadar gerek gerekir lazım"
        " olabilir zorunda mutlaka belki daima bazen sık nadiren"
    ),
    free=connectives(
        contrast="ama|fakat|yine de|bununla birlikte|buna rağmen",
        conclusion="bu nedenle|bu yüzden|dolayısıyla|sonuç olarak",
        meanwhile="bu arada|öte yandan",
        more=("ayrıca|üstelik|dahası|bunun yanı sıra|buna ek olarak|elbette|tabii(?: ki)?|aslında"),
    ),
    joining=clauses(
        "ve çünkü",
        "ama veya eğer ancak yalnızca sadece",
    ),
    continued="devamı?|devam ediyor",
    agrees="elbette|tabii(?: ki)?|kesinlikle|anladım|anlaşıldı|tamam|memnuniyetle|peki",
    presents=r"(?:işte|aşağıda|devam ediyorum|kaldığı)\b",
    texts=(
        r"\b(?:makale\w*|yazı\w*|metn?\w*|devam\w*|kalan\w*|bölüm\w*|sürüm\w*|"
        r"versiyon\w*)\b"
    ),
    rests=(
        r"\b(?:(?:makalenin|yazının|metnin) (?:devamı|kalan(?: kısmı)?|geri kalanı)|"
        r"(?:düzenlenmiş|genişletilmiş) (?:sürüm|versiyon))\b"
    ),
    remarks=r"bir (?:yapay zeka|dil modeli)(?: dil modeli)? olarak\b[^.!?]*[.!]",
)
