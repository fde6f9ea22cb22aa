"""Text that nobody wrote: distinct sentences, lists, tables and code from a seeded generator."""

from collections.abc import Callable
from random import Random


def _words(text: str) -> list[str]:
    """Split a list of phrases; they break over lines."""
    return [" ".join(phrase.split()) for phrase in text.split("|")]


_EN_WHO = _words("""the lighthouse keeper|my aunt Philippa|a retired tram driver|the youngest apprentice|our
postmistress|the beekeeper from Aldbrook|two brothers from the quarry|the night porter|a travelling
optician|the woman at the weighbridge|the schoolmaster|a surveyor with a limp|the ferry captain|Mr
Ellery|the choir's only bass|a botanist on holiday|the locksmith's daughter|the stationmaster|our
neighbour Ines|a clerk of the water board|the puppeteer|an unemployed diver|the glazier|Captain
Odell|the midwife|a girl with a trumpet|the bookbinder|the geologist|our landlord|the cheese
inspector""")
_EN_THING = _words("""brass telescope|ledger|canoe|weathervane|plum orchard|accordion|staircase|sundial|
tide gauge|rope bridge|kiln|greenhouse|marble lion|bicycle shed|barometer|pantry door|quilt|
windmill|telegraph pole|copper kettle|herbarium|chess table|signal lamp|dovecote|printing press|
cider barrel|harbour crane|music stand|stone trough|snow plough|map of the moors|fishing net|
pocket watch|church organ|wheelbarrow|glass eye|toy theatre|diving bell|hay wagon|card index""")
_EN_HOW = _words("""crooked|forgotten|freshly painted|leaking|borrowed|heavy|half-finished|mossy|polished|
unreliable|enormous|blue|cracked|second-hand|silent|ornate|sunken|draughty|famous|patient|rusting|
folded|stubborn|lopsided|quiet|gilded|smoky|salvaged|wandering|delicate""")
_EN_DID = _words("""repaired|carried off|photographed|hid|measured|painted|auctioned|dismantled|described|
borrowed|weighed|rescued|buried|polished|traded|catalogued|lowered|unlocked|sketched|insured|
relit|inherited|abandoned|rebuilt|varnished|tested|admired|misplaced|oiled|guarded""")
_EN_WHERE = _words("""behind the chapel|on the north pier|under the viaduct|beside the weir|in the cellar of
the bank|above the bakery|at the edge of the marsh|near the old toll house|in an attic full of wasps|
across the parade ground|along the tow path|outside the customs office|between two hay barns|at the
foot of the dam|in the waiting room|upstream of the mill|among the lobster pots|inside the
observatory|on the roof of the library|by the level crossing""")
_EN_WHEN = _words("""before the first frost|on the eve of the regatta|during the long strike|after a wet
harvest|in the spring of the comet|while the river was low|a week before Easter|at the height of the
fair|shortly after midnight|on market days|in the year of the great snow|once the lamps were lit|
towards the end of term|between two funerals|when the swallows left|in the third week of rain""")
_EN_WENT = _words("""creaked|fell silent|began to glow|was full of sparrows|had lost its shine|smelled of
tar|leaned towards the sea|was worth almost a fortune|rattled in the wind|had been counted twice|was
covered in chalk|could be heard for miles|refused to move|was older than the town|froze solid|had
sunk into the clay|was admired by everybody|stood open|had turned green|was still warm""")
_EN_UNITS = "weeks evenings attempts summers letters ladders buckets lanterns miles ropes".split()

_JA_WHO = _words("""灯台守|祖母|駅前の床屋|見習いの大工|郵便局の娘|養蜂家の夫婦|港の荷役係|夜勤の看護師|
隣町の歯科医|測量士の青年|渡し船の船長|眼鏡屋の主人|合唱団の先輩|植物学者|錠前師|助役の岡部さん|
新しい家主|水道局の職員|人形遣い|潜水夫|硝子職人|助産師の秋山さん|製本屋の親方|地質調査の一行|
山小屋の管理人|豆腐屋の次男|天文部の生徒|巡回図書館の司書|印刷工の兄弟|気象台の技師""")
_JA_THING = _words("""真鍮の望遠鏡|帳簿|丸木舟|風見鶏|手風琴|螺旋階段|日時計|潮位計|吊り橋の模型|登り窯|温室の鍵|
石の獅子|自転車小屋|気圧計|戸棚|風車の羽根|電信柱|銅の薬缶|標本箱|将棋盤|信号灯|鳩小屋|活版の道具|
樽|起重機|譜面台|石臼|除雪車|湿原の地図|投網|懐中時計|足踏みオルガン|手押し車|影絵の舞台|荷馬車|
索引カード|AI搭載の翻訳機|GPS付きの浮標|LEDの看板|Wi-Fiの中継器""")
_JA_HOW = _words("""傾いた|忘れられた|塗り直した|水漏れのする|借り物の|重たい|作りかけの|苔むした|磨き上げた|
気まぐれな|途方もなく大きな|青い|ひび割れた|譲り受けた|静かな|飾り立てた|沈みかけた|評判の|錆びた|
折り畳みの|頑固な|煤けた|拾い物の|壊れやすい|古めかしい""")
_JA_DID = _words("""直して/直し|運び出して/運び出し|写真に撮って/写真に撮り|隠して/隠し|測って/測り|塗って/塗り|
競りにかけて/競りにかけ|分解して/分解し|書き留めて/書き留め|借りて/借り|量って/量り|救い出して/救い出し|
埋めて/埋め|磨いて/磨き|取り替えて/取り替え|目録に載せて/目録に載せ|吊り下げて/吊り下げ|開けて/開け|
描いて/描き|灯して/灯し|受け継いで/受け継ぎ|手放して/手放し|組み立てて/組み立て|試して/試し|見守って/見守り""")
_JA_WHERE = _words("""礼拝堂の裏|北の桟橋|高架の下|堰のほとり|銀行の地下室|パン屋の二階|湿地の端|古い料金所のそば|
屋根裏|練兵場の向こう|曳き船道|税関の前|納屋のあいだ|ダムの足もと|待合室|水車の上手|漁具置き場|
観測所の中|図書館の屋上|踏切の脇""")
_JA_WHEN = _words("""初霜の前に|競漕会の前夜に|長い休業のあいだに|雨続きの収穫のあとで|彗星の見えた春に|川の水が引いたころ|
祭りの盛りに|真夜中を過ぎて|市の立つ日に|大雪の年に|灯がともると|学期の終わりに|燕が去るころ|
梅雨の中休みに|凪の続いた朝に|停電の晩に""")
_JA_WENT = _words("""きしみ始めました|静まり返りました|光を帯びました|雀でいっぱいになりました|艶を失っていました|
潮の匂いがしました|海のほうへ傾いていました|思いのほか高く売れました|風に鳴りました|数え直されました|
白墨だらけでした|遠くまで聞こえました|びくともしませんでした|町よりも古いものでした|凍りつきました|
粘土に沈んでいました|誰からも褒められました|開いたままでした|緑色に変わりました|まだ温かいままでした""")
_JA_UNITS = "年 日 人 本 台 冊 分 枚 回 か月".split()

_HEADS = {
    "en": (
        "{how} {thing}s",
        "What the {thing} taught us",
        "A {thing} {where}",
        "The {how} {thing}",
    ),
    "ja": ("{how}{thing}", "{thing}が教えてくれたこと", "{where}の{thing}", "{thing}をめぐる話"),
}


class Writer:
    """Writes in one language; no sentence twice."""

    def __init__(self, language: str, random: Random) -> None:
        self.language = language
        self.random = random
        self._things = list(_EN_THING if language == "en" else _JA_THING)
        random.shuffle(self._things)

    def heading(self) -> str:
        """Return the text of a heading."""
        pattern = self.random.choice(_HEADS[self.language])
        places = _EN_WHERE if self.language == "en" else _JA_WHERE
        hows = _EN_HOW if self.language == "en" else _JA_HOW
        text = pattern.format(
            how=self.random.choice(hows), thing=self._thing(), where=self.random.choice(places)
        )
        return text[0].upper() + text[1:]

    def paragraph(self, count: int) -> str:
        """Return a paragraph of some sentences on one line."""
        sentence: Callable[[], str] = self._english if self.language == "en" else self._japanese
        return (" " if self.language == "en" else "").join(sentence() for _ in range(count))

    def items(self, count: int) -> str:
        """Return a list."""
        marker = self.random.choice(("- ", "* ", "1. "))
        return "\n".join(marker + self._item() for _ in range(count))

    def table(self, rows: int) -> str:
        """Return a table of things and numbers."""
        head = "| name | place | count |" if self.language == "en" else "| 品 | 場所 | 数 |"
        places = _EN_WHERE if self.language == "en" else _JA_WHERE
        lines = [
            f"| {self._thing()} | {self.random.choice(places)} | {self.random.randint(2, 990)} |"
            for _ in range(rows)
        ]
        return "\n".join([head, "|---|---|---|", *lines])

    def code(self) -> str:
        """Return a fenced block of code."""
        names = [self.random.choice(_EN_THING).replace(" ", "_") for _ in range(3)]
        lines = [f"{name} = {self.random.randint(10, 9999)}" for name in names]
        return "\n".join(["```python", *lines, f"print({', '.join(names)})", "```"])

    def _item(self) -> str:
        if self.language == "en":
            return f"{self._how()} {self._thing()} {self.random.choice(_EN_WHERE)}"
        return f"{self.random.choice(_JA_WHERE)}にある{self._how()}{self._thing()}"

    def _thing(self) -> str:
        thing = self._things.pop(0)
        self._things.append(thing)
        return thing

    def _how(self) -> str:
        return self.random.choice(_EN_HOW if self.language == "en" else _JA_HOW)

    def _english(self) -> str:
        pick = self.random.choice
        who, other = self.random.sample(_EN_WHO, 2)
        thing, second = self._thing(), self._thing()
        where, when, did = pick(_EN_WHERE), pick(_EN_WHEN), pick(_EN_DID)
        went = pick(_EN_WENT)
        number = self.random.randint(2, 480)
        pattern = self.random.randrange(8)
        text = (
            f"{who} {did} the {self._how()} {thing} {where}, and {other} {pick(_EN_DID)} a {second}.",
            f"{when}, the {self._how()} {thing} {went}, while {who} {did} the {second}.",
            f"when {who} {did} the {thing} {where}, the {self._how()} {second} {went}.",
            f"it took {number} {pick(_EN_UNITS)} before {who} {did} the {thing}, which {went}.",
            f'"The {thing} {where} {went}," said {who}, and {did} the {self._how()} {second}.',
            f"because the {thing} {went}, {who} had {did} {number} {pick(_EN_UNITS)} {where}.",
            f"the **{self._how()} {thing}** {went} {when}, and {who} was blamed for it.",
            f"{who}'s {thing} {went}, but nobody {where} {did} the {self._how()} {second} {when}.",
        )[pattern]
        return text[0].upper() + text[1:] if text[0] != '"' else text

    def _japanese(self) -> str:
        pick = self.random.choice
        who, other = self.random.sample(_JA_WHO, 2)
        thing, second = self._thing(), self._thing()
        te, stem = pick(_JA_DID).split("/")
        again = pick(_JA_DID).split("/")[1]
        where, when, went = pick(_JA_WHERE), pick(_JA_WHEN), pick(_JA_WENT)
        number, unit = self.random.randint(2, 480), pick(_JA_UNITS)
        return (
            f"{who}は{where}で{self._how()}{thing}を{te}、{second}を{again}ました。",
            f"{when}、{self._how()}{thing}が{went}。",
            f"{who}が{thing}を{stem}ましたので、{where}の{self._how()}{second}は{went}。",
            f"{thing}を{again}終えるまでに{number}{unit}かかり、{other}は{where}で待っていました。",
            f"「{thing}は{where}にあります」と{who}が言い、{self._how()}{second}を{stem}ました。",
            f"{when}{who}が{te}から、{thing}は{where}で{went}。",
            f"**{self._how()}{thing}**をめぐって、{who}と{other}は{number}{unit}も話し合いました。",
            f"{where}に置かれた{second}だけは、{who}が{when}{te}も、{went}。",
        )[self.random.randrange(8)]
