"""Say on every page of the site in which language it is: Italian pages lie in docs/it/.

A hook of MkDocs (mkdocs.yml): the theme knows one language for all pages, and screen readers and
browsers go by what the page says of itself.
"""

from __future__ import annotations

from typing import Any

ITALIAN = "it/"


def on_post_page(output: str, *, page: Any, config: Any) -> str:
    """The page with its own language on the outermost element."""
    if page.file.src_uri.startswith(ITALIAN):
        return output.replace('<html lang="en"', '<html lang="it"', 1)
    return output
