"""The report: one self-contained page with the map, what stands out, and every figure behind it."""

from percorso.share.report.page import check_place, render, write_report
from percorso.share.report.sections.drawings import check_forms

__all__ = ["check_forms", "check_place", "render", "write_report"]
