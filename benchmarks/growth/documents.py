"""Documents of any size: a dozen kinds in two languages, each as its authors lay it out.

Most are parallel on purpose: the entries of a changelog, the functions of a reference, the items
of minutes say nearly the same a thousand times. That is where a matcher has the most to compare.
"""

from collections.abc import Callable, Iterator
from itertools import count
from random import Random

from benchmarks.growth.words import NOUNS, TYPES, VERBS, WORDS, Words
from benchmarks.restore.writer import Writer

Blocks = Iterator[str]


class Author:
    """Writes in one language, with equal choices for equal seeds."""

    def __init__(self, language: str, seed: int) -> None:
        self.random = Random(f"{language} {seed}")
        self.english = language == "en"
        self.words: Words = WORDS[language]
        self.prose = Writer(language, self.random)

    def pick(self, words: tuple[str, ...] | list[str]) -> str:
        """Return one of some words."""
        return self.random.choice(words)

    def say(self, english: str, japanese: str, **values: object) -> str:
        """Return a sentence in the language, with values in its braces."""
        return (english if self.english else japanese).format(**values)

    def number(self, most: int) -> int:
        """Return a number from 2."""
        return self.random.randint(2, most)

    def function(self) -> str:
        """Return the name of a function."""
        return f"{self.pick(VERBS)}_{self.pick(NOUNS)}_{self.pick(NOUNS)}"


def document(kind: str, language: str, size: int, seed: int = 1) -> str:
    """Return a document of a kind of `KINDS`, of about so many bytes, in `en` or `ja`."""
    author = Author(language, seed)
    blocks = [f"# {author.prose.heading()}"]
    length = 0
    for block in KINDS[kind](author):
        blocks.append(block)
        length += len(block.encode()) + 2
        if length >= size:
            break
    return "\n\n".join(blocks) + "\n"


def reference(author: Author) -> Blocks:
    """Yield functions, each with the same sections and much the same sentences."""
    while True:
        name, noun = author.function(), author.pick(NOUNS)
        yield f"## `{name}()`"
        yield author.say(
            "Returns the {noun} that belongs to the given {other}, or raises an error if there is"
            " none.",
            "指定した{other}に対応する{noun}を返します。見つからない場合は例外を送出します。",
            noun=noun,
            other=author.pick(NOUNS),
        )
        yield author.say("### Parameters", "### 引数")
        yield "\n".join(
            author.say(
                "- `{noun}` ({type}): The {noun} that is used for {thing}.",
                "- `{noun}`（{type}）：{thing}に使う{noun}です。",
                noun=author.pick(NOUNS),
                type=author.pick(TYPES),
                thing=author.pick(author.words.things),
            )
            for _ in range(author.number(4))
        )
        yield author.say("### Returns", "### 戻り値")
        yield author.say(
            "The {noun} as {type}. The caller must release it when it is no longer needed.",
            "{type}型の{noun}です。不要になったら、呼び出し元が解放しなければなりません。",
            noun=noun,
            type=author.pick(TYPES),
        )
        yield f"```python\nresult = {name}({noun}={author.number(900)})\n```"


def changelog(author: Author) -> Blocks:
    """Yield releases with lists of what was fixed, added and changed in which part."""
    words = author.words
    for release in count(1):
        yield f"## {release // 100}.{release // 10 % 10}.{release % 10}"
        for title in ("Fixed", "Added", "Changed") if author.english else ("修正", "追加", "変更"):
            yield f"### {title}"
            yield "\n".join(_change(author, words) for _ in range(author.number(8)))


def _change(author: Author, words: Words) -> str:
    pick = author.pick
    pattern = author.random.choice(
        (
            (
                "- Fixed a bug where the {part} {fault} {cause} (#{number}).",
                "- {cause}{part}が{fault}不具合を修正しました (#{number})。",
            ),
            (
                "- The {part} no longer {fault} when it meets {thing} (#{number}).",
                "- {thing}を扱うと{part}が{fault}ことがなくなりました (#{number})。",
            ),
            (
                "- Added support for {thing} to the {part} (#{number}).",
                "- {part}が{thing}に対応しました (#{number})。",
            ),
            (
                "- Fixed `{name}` so that the {part} handles {thing} {cause}.",
                "- `{name}`を修正し、{cause}{part}が{thing}を扱えるようにしました。",
            ),
        )
    )
    return author.say(
        *pattern,
        part=pick(words.parts),
        fault=pick(words.faults),
        cause=pick(words.causes),
        thing=pick(words.things),
        name=author.function(),
        number=author.number(9_999),
    )


def manual(author: Author) -> Blocks:
    """Yield chapters of numbered steps, notes and warnings."""
    words = author.words
    for chapter in count(1):
        part = author.pick(words.parts)
        yield f"## {chapter}. {part[0].upper()}{part[1:]}"
        yield author.prose.paragraph(author.number(4))
        yield "\n".join(
            author.say(
                "{step}. Open the {part} and choose *{name}* to handle {thing}.",
                "{step}. {part}を開き、*{name}*を選んで{thing}を処理します。",
                step=step,
                part=author.pick(words.parts),
                name=author.function(),
                thing=author.pick(words.things),
            )
            for step in range(1, author.number(7))
        )
        yield author.say(
            "> **Warning:** Before you change the {part}, save all your work and close the window.",
            "> **警告：** {part}を変更する前に、作業中の内容をすべて保存して画面を閉じてください。",
            part=part,
        )


def minutes(author: Author) -> Blocks:
    """Yield meetings with motions that somebody moves and that are carried."""
    words = author.words
    for meeting in count(1):
        yield author.say("## Meeting {number}", "## 第{number}回会議", number=meeting)
        for item in range(1, author.number(8)):
            topic = author.pick(words.topics)
            yield f"### {item}. {topic}"
            yield author.say(
                "{who} moved that the committee accept the report on {topic}, and {other} seconded"
                " the motion. The motion was carried with {number} votes.",
                "{who}委員が{topic}に関する報告の承認を提案し、{other}委員がこれを支持した。"
                "採決の結果、賛成{number}票で可決された。",
                who=author.pick(words.people),
                other=author.pick(words.people),
                topic=topic,
                number=author.number(40),
            )
            yield author.say("**Action:** none.", "**対応：** なし。")
            if author.random.random() < 0.4:
                yield author.prose.paragraph(author.number(4))


def law(author: Author) -> Blocks:
    """Yield articles with paragraphs that refer to each other."""
    for article in count(1):
        topic = author.pick(author.words.topics)
        yield author.say(
            "## Article {article}: {topic}",
            "## 第{article}条（{topic}）",
            article=article,
            topic=topic,
        )
        for paragraph in range(1, author.number(5)):
            yield author.say(
                *author.random.choice(_CLAUSES),
                paragraph=paragraph,
                topic=topic,
                other=author.pick(author.words.topics),
                article=author.number(article + 2),
                days=author.number(90),
            )


_CLAUSES = (
    (
        "({paragraph}) The council shall, within {days} days of the application, decide on matters"
        " that concern {topic} in accordance with Article {article}.",
        "{paragraph}　町は、申請の日から{days}日以内に、第{article}条の規定に基づき、"
        "{topic}に関する事項を決定しなければならない。",
    ),
    (
        "({paragraph}) The provisions of Article {article} apply to {topic} with the necessary"
        " changes.",
        "{paragraph}　第{article}条の規定は、{topic}について準用する。",
    ),
    (
        "({paragraph}) Whoever contravenes the preceding paragraph with regard to {other} is liable"
        " to a fine of {days} pounds.",
        "{paragraph}　{other}に関し前項の規定に違反した者は、{days}万円以下の過料に処する。",
    ),
    (
        "({paragraph}) The mayor may by order lay down rules on {topic} and on {other}.",
        "{paragraph}　町長は、{topic}及び{other}について必要な事項を規則で定めることができる。",
    ),
)


def transcript(author: Author) -> Blocks:
    """Yield what several people say in turn."""
    answers = (
        ("Yes.", "I see.", "Thank you very much.")
        if author.english
        else ("はい。", "なるほど。", "ありがとうございます。")
    )
    people = author.words.people
    while True:
        yield f"**{author.pick(people)}:** {author.prose.paragraph(author.number(4))}"
        if author.random.random() < 0.5:
            yield f"**{author.pick(people)}:** {author.pick(answers)}"


def recipes(author: Author) -> Blocks:
    """Yield dishes, each with ingredients and steps that many dishes share."""
    words = author.words
    while True:
        foods = author.random.sample(words.foods, 4)
        yield author.say(
            "## {first} with {second}", "## {first}と{second}", first=foods[0], second=foods[1]
        )
        yield author.say("### Ingredients", "### 材料")
        yield "\n".join(
            f"- {food} {author.pick(words.amounts).format(author.number(500))}" for food in foods
        )
        yield author.say("### Method", "### 作り方")
        yield "\n".join(
            f"{step}. {author.pick(words.steps).format(author.pick(foods))}" for step in range(1, 7)
        )


def novel(author: Author) -> Blocks:
    """Yield chapters of prose that repeats nothing."""
    for chapter in count(1):
        yield author.say("## Chapter {number}", "## 第{number}章", number=chapter)
        for _ in range(40):
            yield author.prose.paragraph(author.number(7))


def damaged(author: Author) -> Blocks:
    """Yield sections of which earlier blocks are written again: whole, cut or run together."""
    written: list[str] = []
    while True:
        section = [f"## {author.prose.heading()}"]
        section += [author.prose.paragraph(author.number(6)) for _ in range(author.number(5))]
        if written and author.random.random() < 0.4:
            again = author.random.randrange(len(written))
            section += written[again : again + author.number(6)]
        if written and author.random.random() < 0.1:
            section.append("".join(written[-author.number(8) :]).replace("\n", " "))
        if author.random.random() < 0.1:
            section.append(section[1][: len(section[1]) // 2])
        written += section
        yield from section


def repeated(author: Author) -> Blocks:
    """Yield one paragraph over and over."""
    paragraph = author.prose.paragraph(3)
    while True:
        yield paragraph


KINDS: dict[str, Callable[[Author], Blocks]] = {
    each.__name__: each
    for each in (
        reference,
        changelog,
        manual,
        minutes,
        law,
        transcript,
        recipes,
        novel,
        damaged,
        repeated,
    )
}
