"""What validation finds: findings and the report of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """A violation breaks the contract; a warning deserves a look."""

    VIOLATION = "violation"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing wrong: the check that found it, how grave it is, the node (IRI, or `_:id` of a blank node), and why."""

    check: str
    severity: Severity
    focus: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, sorted; `triples` is the number of triples looked at."""

    findings: tuple[Finding, ...]
    triples: int

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The findings that break the contract."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.VIOLATION)

    @property
    def conforms(self) -> bool:
        """Whether nothing breaks the contract (warnings are allowed)."""
        return not self.violations
