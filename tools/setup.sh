#!/usr/bin/env bash
# Fill .venv with what uv.lock says, from nothing but a Python 3.11 or newer.
#
# Usage: tools/setup.sh [arguments of `uv sync`: groups and extras]
# PYTHON=/path/to/python chooses the interpreter of a new .venv.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Another project's environment, active in the caller's shell, is not ours to fill.
unset VIRTUAL_ENV UV_PROJECT_ENVIRONMENT PYTHONHOME PYTHONPATH

fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' >/dev/null 2>&1
}

find_python() {
    local candidate
    for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
        if [[ -n "$candidate" ]] && fits "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    echo "percorso: no Python from 3.11 to 3.14 was found." >&2
    echo "Install one, or name it: PYTHON=/path/to/python make ..." >&2
    return 1
}

make_environment() {
    local python
    python="$(find_python)"
    rm -rf .venv
    echo "Making .venv with $("$python" --version)"
    if ! "$python" -m venv .venv; then
        rm -rf .venv
        echo "percorso: '$python -m venv' does not work here." >&2
        echo "On Debian and Ubuntu: apt-get install python3-venv. Then try again." >&2
        return 1
    fi
}

fits .venv/bin/python || make_environment
.venv/bin/python -c 'import uv' 2>/dev/null || .venv/bin/python -m pip install --quiet 'uv>=0.13,<1'

# The pages of the web app are made by `make`, not by every installation.
export PERCORSO_SKIP_UI=1

# Not exact: what the other target of the Makefile put there stays.
.venv/bin/python -m uv sync --frozen --inexact --python .venv/bin/python "$@"
