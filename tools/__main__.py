"""Write every generated page and picture of the documentation anew: `python -m tools`."""

from __future__ import annotations

from tools import check_page, cli_page, data_page, journey_page, openapi, templates_page, ui_tokens
from tools.pictures import gallery

for module in (check_page, cli_page, data_page, journey_page, openapi, templates_page, ui_tokens):
    module.PAGE.write_text(module.page(), encoding="utf-8")
gallery.write()
