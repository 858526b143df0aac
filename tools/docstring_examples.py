"""Let griffe show `Example:` in docstrings as it shows `Examples:`, as code that can be run.

We write the singular where there is one; griffe knows the plural only and takes the other for text.
"""

from __future__ import annotations

import re
from typing import Any

from griffe import Extension, Object

SINGULAR = re.compile(r"^( *)Example:$", re.MULTILINE)


class DocstringExamples(Extension):
    """The extension that mkdocs.yml names."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Put the plural before the docstring is read."""
        if obj.docstring is not None:
            obj.docstring.value = SINGULAR.sub(r"\1Examples:", obj.docstring.value)
