"""The same paragraphs in every way in which authors lay them out."""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

SENTENCES = {
    "en": (
        "The ferry to the island leaves the pier before the bakery has opened its shutters.",
        "Whoever misses it sits down on the wall and waits for the postman's boat at ten.",
        "Nobody has ever counted the steps of the lighthouse without losing the number.",
        "My grandmother kept the keys of the boathouse in a jar of dried beans.",
        "In March the nets are washed in the stream and hung between the two old pear trees.",
        "The schoolteacher rings a ship's bell, since the real one was sold for its bronze.",
        "When it rains for a week, the road to the chapel becomes a second river.",
        "A heron stands on the weir every morning and leaves when the children arrive.",
        "The mayor promised a new bridge, and then he promised it again.",
        "Our neighbour repairs clocks, although he is never on time himself.",
        "At the harvest feast the oldest farmer drinks the first glass in silence.",
        "They painted the fence green because that was the only colour left in the shop.",
    ),
    "ja": (
        "島へ渡る船は、パン屋が雨戸を開けるよりも早く桟橋を離れる。",
        "乗り遅れた人は石垣に腰を下ろし、十時の郵便船を待つことになる。",
        "灯台の階段を数え終えた人は、まだ一人もいないと言われている。",
        "祖母は船小屋の鍵を、干した豆の瓶の中にしまっていた。",
        "三月になると網は沢で洗われ、二本の古い梨の木のあいだに干される。",
        "本物の鐘は売られてしまったので、先生は船の鐘を鳴らしている。",
        "雨が一週間続くと、礼拝堂へ向かう道はもう一本の川になる。",
        "毎朝、堰の上には鷺が立ち、子どもたちが来ると飛んでいく。",
        "村長は新しい橋を約束し、しばらくしてまた同じ約束をした。",
        "隣の家の主人は時計を直すが、自分が時間を守ったことはない。",
        "収穫の宴では、いちばん年上の農夫が黙って最初の杯を空ける。",
        "店に残っていた色がそれしかなかったので、柵は緑色に塗られた。",
    ),
    "zh": (
        "开往小岛的渡船，在面包店打开窗板之前就离开了码头。",
        "错过船的人只好坐在石墙上，等候十点钟的邮船。",
        "据说从来没有人能数清灯塔的台阶而不忘记数字。",
        "外婆把船屋的钥匙放在一个装干豆子的罐子里。",
        "三月里，渔网在溪水中洗净，晾在两棵老梨树之间。",
        "真正的钟早已卖掉，所以老师敲的是一口船钟。",
        "如果雨连下一个星期，通往教堂的路就会变成第二条河。",
        "每天早晨，堰上都站着一只鹭，孩子们一来它就飞走。",
        "村长答应修一座新桥，过了不久又答应了一次。",
        "邻居会修钟表，可他自己从来没有准时过。",
        "丰收的宴席上，年纪最大的农夫默默喝下第一杯。",
        "店里只剩下那一种颜色，于是篱笆被漆成了绿色。",
    ),
    "ko": (
        "섬으로 가는 배는 빵집이 덧문을 열기도 전에 부두를 떠난다.",
        "배를 놓친 사람은 돌담에 앉아 열 시 우편선을 기다려야 한다.",
        "등대의 계단을 끝까지 세어 본 사람은 아직 아무도 없다고 한다.",
        "할머니는 배 창고의 열쇠를 마른 콩이 든 병에 넣어 두셨다.",
        "삼월이 되면 그물은 개울에서 씻겨 두 그루의 배나무 사이에 널린다.",
        "진짜 종은 팔려 버려서 선생님은 배에서 쓰던 종을 울린다.",
        "비가 일주일 내내 내리면 예배당으로 가는 길은 또 하나의 강이 된다.",
        "아침마다 둑 위에는 왜가리가 서 있다가 아이들이 오면 날아간다.",
        "이장은 새 다리를 약속했고 얼마 뒤에 같은 약속을 또 했다.",
        "옆집 아저씨는 시계를 고치지만 정작 자신은 시간을 지킨 적이 없다.",
        "추수 잔치에서는 가장 나이 많은 농부가 말없이 첫 잔을 비운다.",
        "가게에 남은 색이 그것뿐이어서 울타리는 초록색으로 칠해졌다.",
    ),
    "de": (
        "Die Fähre zur Insel legt ab, bevor der Bäcker seine Läden geöffnet hat.",
        "Wer sie verpasst, setzt sich auf die Mauer und wartet auf das Postboot um zehn.",
        "Noch niemand hat die Stufen des Leuchtturms gezählt, ohne sich zu verzählen.",
        "Meine Großmutter bewahrte den Schlüssel des Bootshauses in einem Glas mit Bohnen auf.",
        "Im März werden die Netze im Bach gewaschen und zwischen zwei Birnbäumen aufgehängt.",
        "Die Lehrerin läutet eine Schiffsglocke, weil die richtige längst verkauft ist.",
        "Wenn es eine Woche lang regnet, wird der Weg zur Kapelle zu einem zweiten Fluss.",
        "Jeden Morgen steht ein Reiher am Wehr und fliegt fort, sobald die Kinder kommen.",
        "Der Bürgermeister versprach eine neue Brücke, und bald darauf versprach er sie wieder.",
        "Unser Nachbar repariert Uhren, obwohl er selbst noch nie pünktlich war.",
        "Beim Erntefest trinkt der älteste Bauer schweigend das erste Glas.",
        "Der Zaun wurde grün gestrichen, denn eine andere Farbe gab es nicht mehr.",
    ),
    "ar": (
        "تغادر العبّارة إلى الجزيرة الرصيف قبل أن يفتح الخباز نوافذ دكانه.",
        "ومن فاتته يجلس على السور وينتظر قارب البريد في الساعة العاشرة.",
        "لم يستطع أحد حتى الآن أن يعدّ درجات المنارة دون أن يخطئ في العدد.",
        "كانت جدتي تحفظ مفتاح بيت القوارب في مرطبان من الفول المجفف.",
        "في شهر مارس تُغسل الشباك في الجدول وتُعلّق بين شجرتي كمثرى قديمتين.",
        "تقرع المعلمة جرس سفينة لأن الجرس الحقيقي بيع منذ زمن بعيد.",
        "حين يهطل المطر أسبوعاً كاملاً يصبح الطريق إلى الكنيسة نهراً ثانياً.",
        "كل صباح يقف مالك الحزين على السد ثم يطير حين يصل الأطفال.",
        "وعد العمدة بجسر جديد، ثم عاد بعد قليل فوعد به مرة أخرى.",
        "يصلح جارنا الساعات مع أنه لم يصل يوماً في موعده.",
        "في عيد الحصاد يشرب أكبر المزارعين سناً الكأس الأولى صامتاً.",
        "طُلي السياج باللون الأخضر لأنه كان اللون الوحيد الباقي في المتجر.",
    ),
}  # fmt: skip
"""Sentences of a language that say the same in each."""
SPACED = frozenset({"en", "ko", "de", "ar"})
"""Languages with a space between sentences."""


@dataclass(frozen=True)
class Text:
    """Paragraphs of one language."""

    language: str
    paragraphs: tuple[str, ...]

    @property
    def between(self) -> str:
        """What is between two words, and two sentences."""
        return " " if self.language in SPACED else ""


Layout = Callable[[Text], str]


def some_text(language: str, random: Random, least: int = 3, most: int = 3) -> Text:
    """Return paragraphs of different sentences, each with `least` to `most` of them."""
    pool = list(SENTENCES[language])
    random.shuffle(pool)
    paragraphs = []
    while len(pool) >= least:
        count = random.randint(least, most)
        taken, pool = pool[:count], pool[count:]
        paragraphs.append((" " if language in SPACED else "").join(taken))
    return Text(language, tuple(paragraphs))


def blank(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


def wrapped(text: Text, columns: int) -> str:
    """Wrap as an editor does: at spaces, or in Japanese at any character that may begin a line."""
    return blank([_wrap(paragraph, text, columns) for paragraph in text.paragraphs])


def _wrap(paragraph: str, text: Text, columns: int) -> str:
    if text.between:
        wide = columns // 2 if text.language == "ko" else columns
        return "\n".join(textwrap.wrap(paragraph, wide))
    lines, at = [], 0
    while at < len(paragraph):
        end = at + columns // 2
        while end < len(paragraph) and paragraph[end] in "、。，":
            end -= 1
        lines.append(paragraph[at:end])
        at = end
    return "\n".join(lines)


def _indented(text: str, by: str) -> str:
    return "".join(f"{by}{line}\n" if line else "\n" for line in text.splitlines())


def _quoted(text: str) -> str:
    return "".join(f"> {line}\n" if line else ">\n" for line in text.splitlines())


LAYOUTS: dict[str, tuple[str, Layout]] = {
    "blank lines": ("md", lambda text: blank(text.paragraphs)),
    "blank lines, CRLF": ("md", lambda text: blank(text.paragraphs).replace("\n", "\r\n")),
    "wrapped at 64": ("md", lambda text: wrapped(text, 64)),
    "wrapped at 80": ("md", lambda text: wrapped(text, 80)),
    "wrapped .txt": ("txt", lambda text: wrapped(text, 72)),
    "lines": ("md", lambda text: "\n".join(text.paragraphs) + "\n"),
    "lines, CRLF": ("md", lambda text: "\r\n".join(text.paragraphs) + "\r\n"),
    "lines .txt": ("txt", lambda text: "\n".join(text.paragraphs) + "\n"),
    "indented lines .txt": ("txt", lambda text: "".join(f"　{p}\n" for p in text.paragraphs)),
    "two spaces": ("md", lambda text: "  \n".join(text.paragraphs) + "\n"),
    "backslashes": ("md", lambda text: "\\\n".join(text.paragraphs) + "\n"),
    "br": ("md", lambda text: "<br>\n".join(text.paragraphs) + "\n"),
    "br in a line": ("md", lambda text: "<br/><br/>".join(text.paragraphs) + "\n"),
    "tight list": ("md", lambda text: "".join(f"- {p}\n" for p in text.paragraphs)),
    "loose list": ("md", lambda text: "\n".join(f"* {p}\n" for p in text.paragraphs)),
    "numbered list": (
        "md",
        lambda text: "".join(f"{n}. {p}\n" for n, p in enumerate(text.paragraphs, 1)),
    ),
    "item": ("md", lambda text: "- " + _indented(blank(text.paragraphs), "  ")[2:]),
    "quote": ("md", lambda text: _quoted(blank(text.paragraphs))),
    "quoted lines": ("md", lambda text: _quoted("\n".join(text.paragraphs))),
    "callout": ("md", lambda text: "> [!tip] +\n" + _quoted(blank(text.paragraphs))),
    "directive": ("md", lambda text: f":::tip\n\n{blank(text.paragraphs)}\n:::\n"),
    "admonition": ("md", lambda text: f"!!! tip\n\n{_indented(blank(text.paragraphs), '    ')}"),
    "folded box": ("md", lambda text: f"??? tip\n{_indented(blank(text.paragraphs), '    ')}"),
    "details": (
        "md",
        lambda text: f"<details>\n<summary>+</summary>\n\n{blank(text.paragraphs)}\n</details>\n",
    ),
    "footnote": ("md", lambda text: "[^1]: " + _indented(blank(text.paragraphs), "    ")[4:]),
    "p": ("md", lambda text: "".join(f"<p>{p}</p>\n" for p in text.paragraphs)),
    "p in one line": ("md", lambda text: "".join(f"<p>{p}</p>" for p in text.paragraphs) + "\n"),
    "p of several lines": ("md", lambda text: blank([f"<p>\n{p}\n</p>" for p in text.paragraphs])),
    "p with br": ("md", lambda text: "<p>" + "<br>\n".join(text.paragraphs) + "</p>\n"),
    "li": (
        "md",
        lambda text: "<ul>\n" + "".join(f"<li>{p}</li>\n" for p in text.paragraphs) + "</ul>\n",
    ),
    "block editor": (
        "md",
        lambda text: blank(
            [
                f'<!-- wp:paragraph {{"dropCap":true}} -->\n<p>{p}</p>\n<!-- /wp:paragraph -->'
                for p in text.paragraphs
            ]
        ),
    ),
}
"""Each with the ending of its file."""
