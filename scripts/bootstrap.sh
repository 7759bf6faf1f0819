#!/bin/sh
# Makes .venv and installs what the build (`site`) or the checks (`test`) need, system packages included.
# usage: scripts/bootstrap.sh site|test
# As root on Debian missing packages are installed by apt; elsewhere one message names the command to run, exit 2.
# A second run finds everything in place. Works from a folder with a space in its name: every path here is relative.
set -eu
cd "$(dirname "$0")/.."
mode=${1:-site}
python=${PYTHON:-python3}

stop() {
    echo "error: $*" >&2
    exit 2
}

case $mode in site | test) ;; *) stop "usage: scripts/bootstrap.sh site|test" ;; esac
command -v "$python" >/dev/null || stop "no $python; install Python 3.11 or later, or set PYTHON=/path/to/python"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "$("$python" --version) is too old; install Python 3.11 or later, or set PYTHON=/path/to/python"

# What is missing, by Debian's names: Pango draws the PDF's text, DejaVu has the arrows, Chromium runs the browser tests.
missing=
brew_missing=
has_library() {
    "$python" -c 'import ctypes.util, sys; sys.exit(not ctypes.util.find_library(sys.argv[1]))' "$1" ||
        { command -v brew >/dev/null && [ -e "$(brew --prefix)/lib/lib$1.dylib" ]; }
}
need() { missing="$missing $1"; }

"$python" -c 'import ensurepip, venv' 2>/dev/null || need python3-venv
has_library pango-1.0 || { need libpango-1.0-0; brew_missing=pango; }
has_library pangoft2-1.0 || { need libpangoft2-1.0-0; brew_missing=pango; }
has_library harfbuzz-subset || { need libharfbuzz-subset0; brew_missing=pango; }
if [ "$(uname)" = Linux ]; then
    fc-list 2>/dev/null | grep -q 'DejaVu' || { need fontconfig; need fonts-dejavu-core; }
fi
# Node, in Playwright's wheel and in the Node tools', is linked against libatomic.
if [ "$mode" = test ] && [ "$(uname)" = Linux ]; then
    has_library atomic || need libatomic1
fi
if [ "$mode" = test ] && [ -n "${CHROME:-}" ]; then
    command -v "$CHROME" >/dev/null || stop "CHROME=$CHROME is not a program; set it to a Chromium or Chrome"
elif [ "$mode" = test ] && ! command -v chromium >/dev/null && ! command -v google-chrome-stable >/dev/null; then
    if [ "$(uname)" = Darwin ]; then
        chrome="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
        stop "no Chromium; install Google Chrome and run: CHROME=\"$chrome\" make test"
    elif grep -q '^ID=ubuntu' /etc/os-release 2>/dev/null; then
        stop "no Chromium (Ubuntu's package is only a snap stub); install Google Chrome's .deb and run: CHROME=google-chrome-stable make test"
    fi
    need chromium
fi

if [ -n "$missing" ]; then
    if [ "$(uname)" = Darwin ]; then
        stop "missing libraries; run: brew install ${brew_missing:-python}"
    elif ! command -v apt-get >/dev/null; then
        stop "missing (by Debian's names):$missing; install them with your package manager"
    elif [ "$(id -u)" != 0 ]; then
        stop "missing packages; run: sudo apt-get update && sudo apt-get install --no-install-recommends -y$missing"
    fi
    echo "installing:$missing"
    log=$(mktemp)
    # shellcheck disable=SC2086 # a list of words
    if ! { DEBIAN_FRONTEND=noninteractive apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing; } >"$log" 2>&1; then
        tail -n 5 "$log" >&2
        stop "apt-get could not install$missing"
    fi
    rm -f "$log"
fi

# The environment is made anew when the lock file, or the Python that made it, changes. The checks' packages are added to it: they are
# some 800 MB of models and tools that `make site` does not need. When their list changes, nothing of the old one stays.
packages() {
    echo "installing the Python packages of $1 into .venv"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$1"
}
stamp=.venv/.installed
test_stamp=.venv/.installed-test
want="$("$python" -c 'import sys; print(sys.version)') $(cksum <requirements.txt)"
test_want=$(cksum <requirements-test.txt)
if [ "$mode" = test ] && [ -f $test_stamp ] && [ "$(cat $test_stamp)" != "$test_want" ]; then
    rm -f $stamp
fi
if [ ! -f $stamp ] || [ "$(cat $stamp)" != "$want" ]; then
    rm -f $test_stamp
    "$python" -m venv --clear .venv
    packages requirements.txt
    printf '%s\n' "$want" >$stamp
fi
if [ "$mode" = test ] && [ ! -f $test_stamp ]; then
    packages requirements-test.txt
    printf '%s\n' "$test_want" >$test_stamp
fi

if [ "$mode" = test ]; then
    stamp=node_modules/.installed
    want=$(cksum <package-lock.json)
    if [ ! -f $stamp ] || [ "$(cat $stamp)" != "$want" ]; then
        echo "installing the checks' Node tools of package-lock.json into node_modules"
        PATH="$PWD/.venv/bin:$PATH" .venv/bin/python -m scripts.check.node npm ci --silent --ignore-scripts
        printf '%s\n' "$want" >$stamp
    fi
fi
