"""Pictures of the attribution: each model's share of each channel side by side, with its band."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from percorso.measure.attribution.refusals import MODELS_SAID
from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import ROW, Frame, Rows

CHARTS: dict[str, Any] = {}
