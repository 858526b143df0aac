"""The report: one self-contained page with the map, what stands out, and every figure behind it."""

from percorso.share.report.page import check_place, render, write_report

__all__ = ["check_place", "render", "write_report"]
