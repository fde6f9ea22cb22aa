"""Clean: a post's bytes to the bytes as they should have been, proven."""

from collections.abc import Iterable

from dedupe_paragraphs.fix.check import Analysis, blame, examine_post, given_up
from dedupe_paragraphs.fix.prove.proof import prove_posts
from dedupe_paragraphs.model.cross_post import Relation, Shared
from dedupe_paragraphs.model.evidence import SharedText
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.report import Cleaned, Proof
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.post.parse import parse


def clean(
    data: bytes,
    path: str = "post.md",
    options: Options | None = None,
    shared: Shared = (),
    *,
    unsafe: bool = False,
) -> Cleaned:
    """Return a post without its copies, proven to have lost nothing.

    Safe fixes are applied; with `unsafe` those too that need somebody's judgement. What they did is
    proven on the bytes; a fix that fails its proof is withdrawn and its finding shown as manual.
    Cleaning the result again changes nothing. The other arguments are those of `check`.

    Raises `InputError` for bytes that are no text, and for more blocks than any post has.
    """
    options, least = options or Options(), Safety.UNSAFE if unsafe else Safety.SAFE
    rounds = _Rounds(parse(data, path, options.paragraphs), options, shared, least)
    proof = rounds.proof()
    if not proof:  # what each round kept of the one before, all rounds together did not keep
        rounds = rounds.without(proof)
    return rounds.cleaned()


class _Rounds:
    """Plan, apply, analyse again: until nothing changes.

    That ends, because each round makes the post shorter. What a round does is decided by its post,
    and by whether the post was damaged as it was read. The last post is a fixed point: in one that
    is not damaged no more is found.
    """

    def __init__(
        self,
        post: Post,
        options: Options,
        shared: Shared,
        least: Safety,
        withheld: frozenset[str] = frozenset(),
    ) -> None:
        self.post = post
        self._given = options, shared, least
        self._withheld = withheld
        self._applied: list[Finding] = []
        self._given_up: list[bytes] = []
        self._shared: set[bytes] = set()
        """Removed texts that other posts say word for word."""
        self._count = 0
        self.first = self.last = examine_post(post, options, shared, withheld)
        while True:
            while self._apply(self.last):
                after = self.last.plan(least).after
                damaged = self.last.damaged  # what showed it may be removed
                self.last = examine_post(after, options, shared, withheld, damaged=damaged)
            anew = self._as_another_cleaning()
            if anew is None or not anew.plan(least).edits:
                break
            self.last = anew

    def _as_another_cleaning(self) -> Analysis | None:
        """Return what another cleaning finds in the post, where that may be more: what is no damage
        any more leaves fixes that a proof refused because of others."""
        options, shared, least = self._given
        last = self.last
        if last is self.first or not last.damaged:
            return None
        if not (last.every if least is Safety.UNSAFE else last.safe).refused:
            return None
        anew = examine_post(last.post, options, shared, self._withheld)
        return None if anew.damaged else anew

    def _apply(self, analysis: Analysis) -> bool:
        """Count what a round does; tell whether it makes the post shorter."""
        *_, least = self._given
        post = analysis.post
        if len(analysis.plan(least).after.data) >= len(post.data):
            return False
        done = analysis.done(least).values()
        self._count += 1
        self._applied += done
        self._given_up += given_up(post, done)
        self._shared |= {
            post.source(span)
            for finding in done
            if isinstance(finding.evidence, SharedText)
            if finding.evidence.relation is not Relation.EDITED
            for span in finding.spans
        }
        return True

    def proof(self) -> Proof:
        """Prove what all rounds did together; each has proven its own part."""
        if self._count < 2:
            return Proof()
        return prove_posts(self.post, self.last.post, self._given_up)

    def without(self, proof: Proof) -> "_Rounds":
        """Return the rounds without the fixes that a proof blames, or else without any.

        The result must be proven, and another cleaning, which knows nothing of what is withheld
        here, must not change it.
        """
        options, shared, least = self._given
        done = self.first.done(least)
        blamed = blame(self.first.plan(least), done, proof)
        fewer = _Rounds(self.post, *self._given, _fingerprints(done[each] for each in blamed))
        data = fewer.last.post.data
        unsafe = least is Safety.UNSAFE
        if fewer._count == 0 or (
            fewer.proof()
            and clean(data, self.post.path, options, shared, unsafe=unsafe).data == data
        ):
            return fewer
        return _Rounds(
            self.post, *self._given, _fingerprints(each.finding for each in self.first.proposals)
        )

    def cleaned(self) -> Cleaned:
        """Return the result; a proof over a folder asks for what other posts say, too."""
        last = self.last.report
        losses = prove_posts(self.post, last.post, [*self._shared]).losses if self._given_up else ()
        return Cleaned(
            self.first,
            last.post.data,
            tuple(self._applied),
            last.findings,
            conceded=tuple(text for text in self._given_up if text not in self._shared),
            losses=losses,
            after=last,
        )


def _fingerprints(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the fingerprints of findings as their proposals have them, without ordinals."""
    return frozenset(finding.fingerprint.partition("-")[0] for finding in findings)
