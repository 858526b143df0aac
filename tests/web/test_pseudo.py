"""Words a third longer in every box: nothing overflows, whatever the language.

The pages are built once in the mode in which `?lang=pseudo` is spoken; a release does not speak it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import NewPage
from tests.conftest import ROOT
from tests.serving import Served, copied, serving
from tests.web.pages import JOURNEY, WORKSPACE
from tests.web.test_every_page import TOO_WIDE, open_page

# What is cut with an ellipsis on purpose says the whole text elsewhere; a box of its own that
# scrolls may hold more than it shows; what only screen readers see has no box.
OVERFLOWING = """() => {
  const cut = (style) => style.textOverflow === 'ellipsis' || style.clipPath !== 'none'
    || (style.webkitLineClamp !== 'none' && style.webkitLineClamp !== '');
  const scrolls = (style) => ['auto', 'scroll'].includes(style.overflowX);
  const excused = (one) => {
    if (scrolls(getComputedStyle(one))) return true;
    for (let at = one; at; at = at.parentElement) if (cut(getComputedStyle(at))) return true;
    return false;
  };
  const wanted = 'button, a, label, h1, h2, h3, th, td, legend, [role=tab], [role=radio], p';
  return [...document.querySelectorAll(wanted)]
    .filter((one) => one.clientWidth > 2 && one.scrollWidth > one.clientWidth + 1 && !excused(one))
    .map((one) => one.textContent.trim().slice(0, 60));
}"""


@pytest.fixture(scope="module")
def stretched(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server whose pages speak the pseudo-language."""
    web = tmp_path_factory.mktemp("pseudo") / "web"
    build = ["npm", "run", "build", "--", "--mode", "pseudo", "--outDir", str(web), "--emptyOutDir"]
    command = [sys.executable, "-m", "tools.ui", *build]
    subprocess.run(command, cwd=ROOT, check=True, env=dict(os.environ), capture_output=True)
    folder = copied(seeded, tmp_path_factory.mktemp("stretched") / "workspace")
    with serving(folder, web=web) as one:
        yield one


@pytest.mark.parametrize("name", [*WORKSPACE, *JOURNEY])
def test_longer_words_fit(name: str, stretched: Served, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 1280, "height": 800}, locale="en-GB")
    page.context.add_cookies([stretched.cookie("editor")])  # type: ignore[list-item]
    page.add_init_script("sessionStorage.setItem('percorso.pseudo', '1')")
    open_page(page, stretched, name)
    assert page.get_by_text("[", exact=False).count() > 0, "The pseudo-language is not spoken."
    assert page.evaluate(TOO_WIDE) == 0
    assert page.evaluate(OVERFLOWING) == []
