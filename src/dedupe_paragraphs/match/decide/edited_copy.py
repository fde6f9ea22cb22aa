"""Which of two wordings is the better one?"""

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, offered, removed
from dedupe_paragraphs.match.sentence_matches import State
from dedupe_paragraphs.model.reason import Reason


def edited_copy(copy: Copy, context: Context) -> Decision | None:
    """Offer an edited copy: each of the two texts says something that the other does not."""
    if copy.kind is not CopyKind.EDITED:
        return None
    if copy.settles:
        return removed(Reason.SETTLES_NOTHING if copy.replaces is None else Reason.FULLER_COPY)
    if copy.few_words:
        return offered(Reason.FEW_WORDS)
    shortened = all(sentence.state is State.WHOLE for sentence in copy.sentences)
    return offered(Reason.SHORTENED_COPY if shortened else Reason.EDITED_COPY)


def says_nothing_own(copy: Copy) -> bool:
    """Tell whether an edited copy has no sentence of its own, or takes it along."""
    return (
        copy.kind is CopyKind.EDITED
        and not copy.few_words
        and (copy.replaces is not None or all(sentence.is_said for sentence in copy.sentences))
    )
