"""What stands out: sentences with their base, found by named rules."""

from percorso.share.report.findings.rules import LEAST, MOST, RULES, Finding, findings

__all__ = ["LEAST", "MOST", "RULES", "Finding", "findings"]
