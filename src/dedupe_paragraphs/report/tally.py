"""The tally of a run: what was counted, and the exit code that follows from it."""

from collections import Counter

from dedupe_paragraphs.model.cross_post import Beside, Family, PostFamily
from dedupe_paragraphs.model.evidence import CutEnd
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.record import field, mutable_record
from dedupe_paragraphs.model.report import Cleaned, Found, Report
from dedupe_paragraphs.model.rule import Safety

_COUNTS = (
    *("posts", "changed", "affected", "characters", "repeated"),
    *("applied", "removed", "moved", "joined", "known"),
)


@mutable_record
class Tally:
    """Counts over all posts of a run."""

    paths: tuple[str, ...] = ()
    """What the user named."""
    cleaning: bool = False
    posts: int = 0
    changed: int = 0
    """Posts that `clean` made another one."""
    affected: int = 0
    """Posts with a finding, or with one that remains."""
    characters: int = 0
    repeated: int = 0
    applied: int = 0
    removed: int = 0
    """Passages, as the two below."""
    moved: int = 0
    joined: int = 0
    errors: int = 0
    known: int = 0
    """Findings that a baseline accepts."""
    findings: Counter[str] = field(default_factory=Counter)
    """Findings, or those that remain, by rule."""
    families: tuple[Family, ...] | None = None
    """Texts that several posts have; None where nobody asked."""
    post_families: tuple[PostFamily, ...] = ()
    """Posts that say the same."""
    beside: tuple[Beside, ...] = ()
    """These side by side, for who shows them so."""
    sharing: str = ""
    """The options that asked for it, as the next command needs them too."""
    safeties: Counter[Safety] = field(default_factory=Counter)
    """The same by what may be done about them."""

    def checked(self, report: Report) -> None:
        """Count a checked post."""
        self._post(report, report.findings)

    def cleaned(self, cleaned: Cleaned) -> None:
        """Count a cleaned post by what remains in it."""
        self._post(cleaned.found, cleaned.remaining)
        self.changed += cleaned.changed
        self.applied += len(cleaned.applied)
        for finding in cleaned.applied:
            if isinstance(finding.evidence, CutEnd):
                self.joined += 1
                continue
            edits = finding.fix.edits if finding.fix else ()
            moved = sum(edit.span.size == 0 for edit in edits)
            self.moved += moved
            self.removed += len(edits) - moved

    def add(self, other: "Tally") -> None:
        """Count what another tally counted too."""
        for name in _COUNTS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.findings.update(other.findings)
        self.safeties.update(other.safeties)

    def _post(self, found: Found, findings: tuple[Finding, ...]) -> None:
        self.posts += 1
        self.affected += bool(findings)
        self.characters += found.post.characters
        self.repeated += found.repeated
        self.findings.update(finding.rule for finding in findings)
        self.safeties.update(
            finding.fix.safety if finding.fix else Safety.MANUAL for finding in findings
        )

    @property
    def total(self) -> int:
        """All findings."""
        return self.findings.total()
