#!/bin/sh
# Lets independent libraries judge published certificates.
#
#   run.sh                                     builds a small published academy and judges that
#   run.sh BASE_URL CODE=WORD [CODE=WORD ...]  judges certificates of a running server, for example
#                                              run.sh http://127.0.0.1:3000 DEMO-VALID=ok DEMO-REVOKED=revoked
#
# WORD is ok, revoked, expired or invalid. Needs python3 (with venv) and node; installs the rest, pinned, under
# target/third-party, and works again at once the second time.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
tools=${CARGO_TARGET_DIR:-$root/target}/third-party
mkdir -p "$tools"

if ! cmp -s "$here/requirements.txt" "$tools/requirements.txt"; then
    echo "installing openbadgeslib into $tools" >&2
    python3 -m venv "$tools/python"
    "$tools/python/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
    cp "$here/requirements.txt" "$tools/requirements.txt"
fi
if ! cmp -s "$here/package-lock.json" "$tools/installed-lock.json"; then
    echo "installing jose into $tools" >&2
    cp "$here/package.json" "$here/package-lock.json" "$tools/"
    npm ci --silent --no-audit --no-fund --prefix "$tools"
    cp "$here/package-lock.json" "$tools/installed-lock.json"
fi
# Node looks for packages beside the script, so the script goes where the packages are.
cp "$here/verify.mjs" "$tools/verify.mjs"

if [ $# -eq 0 ]; then
    # The certificates name the address they are served from, so the port is chosen first.
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    site=$(mktemp -d)
    cargo run --quiet --manifest-path "$root/Cargo.toml" -p credential --example published -- \
        "$site" "http://localhost:$port" "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
    python3 -m http.server "$port" --bind 127.0.0.1 --directory "$site" >/dev/null 2>&1 &
    server=$!
    trap 'kill "$server"; rm -rf "$site"' EXIT
    until python3 -c "import socket; socket.create_connection(('127.0.0.1', $port), 1)" 2>/dev/null; do sleep 0.1; done
    set -- "http://127.0.0.1:$port" \
        DEMO-VALID=ok DEMO-ROTATED=ok DEMO-REVOKED=revoked DEMO-EXPIRED=expired DEMO-FORGED=invalid
fi

base=$1
shift
failures=0
for pair in "$@"; do
    code=${pair%%=*} expected=${pair#*=}
    by_python=$("$tools/python/bin/python" "$here/verify.py" "$base" "$code" 2>"$tools/python.log") || true
    by_node=$(node "$tools/verify.mjs" "$base" "$code" 2>"$tools/node.log") || true
    if [ "$by_python" = "$expected" ] && [ "$by_node" = "$expected" ]; then
        echo "$code: $expected, say openbadgeslib and jose"
    else
        echo "$code: expected $expected, openbadgeslib says $by_python, jose says $by_node" >&2
        cat "$tools/python.log" "$tools/node.log" >&2
        failures=$((failures + 1))
    fi
    grep '^schema: NOT CHECKED' "$tools/python.log" >&2 || true
done
exit "$failures"
