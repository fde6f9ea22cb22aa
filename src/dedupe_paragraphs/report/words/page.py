"""The words of the HTML report."""

from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import N_, _, ngettext, spoken


def folded(blocks: int, characters: int) -> str:
    """Say how much text a card folds away."""
    return _("{blocks}, {characters}").format(
        blocks=phrases.blocks(blocks), characters=phrases.characters(characters)
    )


class Page:
    """Says the words of the page by what they are for, each in the language of the moment."""

    def __getitem__(self, key: str) -> str:
        """Return a word."""
        return _(_WORDS[key])

    @property
    def language(self) -> str:
        """The language as HTML names it."""
        return spoken()

    def findings(self, count: int) -> str:
        """Count findings."""
        return phrases.findings(count)

    def checked(self, posts: int) -> str:
        """Say what a number of posts is."""
        return ngettext("post checked", "posts checked", posts)

    def checked_posts(self, posts: int) -> str:
        """Say that posts were checked."""
        return ngettext("{count:,} post checked.", "{count:,} posts checked.", posts)

    def affected(self, posts: int) -> str:
        """Count the posts with findings."""
        return _("{count:,} with findings").format(count=posts)

    def headline(self, share: str) -> str:
        """Say how much is repeated."""
        return _("{share} of the text is repeated").format(share=share)

    def found(self, findings: int, posts: int) -> str:
        """Say how much was found, where nothing is repeated inside a post."""
        return _("{findings} in {posts}").format(
            findings=phrases.findings(findings), posts=phrases.posts(posts)
        )

    def repeated(self, repeated: int, characters: int) -> str:
        """Say the same in characters."""
        return _("{repeated:,} of {characters}").format(
            repeated=repeated, characters=phrases.characters(characters)
        )

    def safely(self, characters: int, findings: int) -> str:
        """Say how much can go safely."""
        return _("{characters}, {findings}").format(
            characters=phrases.characters(characters), findings=phrases.findings(findings)
        )

    def goes_safely(self, characters: int) -> str:
        """Say how much of one post can go safely."""
        return _("{characters} can go safely").format(characters=phrases.characters(characters))

    def to_decide(self, findings: int) -> str:
        """Say what a number of findings is."""
        return ngettext("finding", "findings", findings)

    def line(self, number: int) -> str:
        """Name a line."""
        return _("line {line}").format(line=number)

    def minimap(self, path: str) -> str:
        """Name the minimap of a post."""
        return _("Minimap of {path}").format(path=path)


PAGE = Page()
"""The words of the page."""

_WORDS = {
    "done": N_("Done: end the review"),
    "ok": N_("OK"),
    "cancel": N_("Cancel"),
    "write": N_("Write this post"),
    "all_alike": N_("the same for all like this in the post"),
    "why": N_("Why? (goes into the comment, may stay empty)"),
    "edit": N_("The text that is to stand there"),
    "gone": N_("The review has ended; nothing more is written."),
    "safe": N_("can go safely"),
    "decide": N_("for you to decide"),
    "worst": N_("The worst posts"),
    "all_posts": N_("All posts"),
    "nothing": N_("Nothing repeats here."),
    "errors": N_("Could not be checked"),
    "legend": N_("How to read the minimaps"),
    "legend_bar": N_("a block of the post, as high as it is long"),
    "legend_stays": N_("text that is repeated elsewhere: this one stays"),
    "legend_copy": N_("its copies, with a prime for each"),
    "legend_edited": N_("an edited copy"),
    "legend_strung": N_("strings other blocks together, in their colours; white is its own"),
    "legend_torn": N_("stops in mid-sentence"),
    "legend_own": N_("the post's own text"),
    "show": N_("Show"),
    "show_safe": N_("safe"),
    "show_unsafe": N_("unsafe"),
    "show_manual": N_("by hand"),
    "filter": N_("Filter by path, rule or text"),
    "keys": N_("Keys"),
    "key_next": N_("next finding"),
    "key_previous": N_("previous finding"),
    "key_fold": N_("unfold or fold what is copied"),
    "key_filter": N_("filter"),
    "key_help": N_("this help"),
    "key_close": N_("close"),
    "back": N_("All posts"),
}
"""Short words of the page by what they are for."""
