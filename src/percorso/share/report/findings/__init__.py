"""What stands out: sentences with their base, found by named rules."""

from percorso.share.report.findings.finding import Finding
from percorso.share.report.findings.rules import MOST, RULES, findings

__all__ = ["MOST", "RULES", "Finding", "findings"]
