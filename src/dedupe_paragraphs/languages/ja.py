"""Japanese."""

from dedupe_paragraphs.languages.language import Language
from dedupe_paragraphs.languages.scripts import KANA

JA = Language(
    code="ja",
    script=KANA,
    stops="。",
    after_quotation=r"[とっての、,はがをにでもや]|という|なんて|など",
    cut_ends=(
        r"[がをにへはのとでもや]|から|まで|より|など|について|による|における|という|として"
        r"|しかし|また|そして|ただし|つまり|例えば|たとえば|さらに|特に|まず|次に|最後に"
    ),
    whole_ends=(
        r"です|ます|でした|ました|ません|でしょう|ましょう|ください"
        r"|だ|た|る|う|く|い|ない|ん|よ|ね|か|な|わ|さ|ぞ|ぜ|れ|せ|け"
        r"|[0-9A-Za-z%℃円年月日人つ個件名版編項目一覧表図章節]"
    ),
    openings=(
        r"しかし|また|そして|さらに|最後に|まず|では|一方|ただ|例えば|たとえば|つまり|なお|次に"
        r"|もちろん|そこで|ところ"
    ),
    clause_marks="がをは",
    numbers=r"[〇一二三四五六七八九十百千万億兆]+",
    negations=(
        r"(?<!少)(?:ない|なく|なかっ)|なけれ|ません|ぬ(?=[。、]|$)|ず(?=[、にと]|$)|不|非|未|無"
    ),
    debris=r"[(【\[]?(?:続き|つづき|続く|つづく|前回の続き|以下続き)[)】\]]?[。.:]?",
)
