#!/usr/bin/env bash
# Print the path of a Chromium for the browser tests; install one when there is none.
#
# Usage: tools/browser.sh          find it, else install it
#        tools/browser.sh --find   only find it
# PERCORSO_BROWSER=/path/to/chromium names one that is not on the PATH.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

stop() {
    echo "percorso: $1" >&2
    exit 1
}

playwright_browser() {
    .venv/bin/python - <<'PYTHON' 2>/dev/null
from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    path = playwright.chromium.executable_path
print(path if Path(path).exists() else "")
PYTHON
}

find_browser() {
    if [[ -n "${PERCORSO_BROWSER:-}" ]]; then
        [[ -x "$PERCORSO_BROWSER" ]] || stop "PERCORSO_BROWSER is not a program: $PERCORSO_BROWSER"
        echo "$PERCORSO_BROWSER"
        return
    fi
    local name path
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if path="$(command -v "$name")"; then
            echo "$path"
            return
        fi
    done
    path="$(playwright_browser)" && [[ -n "$path" ]] && echo "$path"
}

as_root() {
    if [[ "$(id -u)" == 0 ]]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

install_with_apt() {
    command -v apt-get >/dev/null || return 1
    [[ "$(id -u)" == 0 ]] || sudo -n true 2>/dev/null || return 1
    as_root apt-get update -q || true # an old list may do
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -o DPkg::Lock::Timeout=300 -q -y --no-install-recommends chromium
}

find_browser && exit 0
[[ "${1:-}" == "--find" ]] && exit 1

echo "No Chromium here: installing one for the browser tests." >&2
install_with_apt >&2 || .venv/bin/playwright install chromium >&2 || true
find_browser && exit 0

stop "the browser tests need Chromium or Google Chrome, and none could be installed.
Install one with your system's package manager (Debian, Ubuntu: apt-get install chromium),
or name one: PERCORSO_BROWSER=/path/to/chromium make test"
