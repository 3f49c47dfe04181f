# SPDX-License-Identifier: Apache-2.0
# The programs of others that tests/interop talks with, installed once by the host's npm. Sourced by dev, after environment.sh.
# Gives: setup_interop, which exports STATION_INTEROP. Without npm or network those tests are skipped; where CI is set they fail.

setup_interop() {
    local source=$project/tests/interop folder
    folder=$cache/interop-$(cat "$source/package-lock.json" "$source/.npmrc" | sha256sum | cut -c1-12)
    if [ ! -f "$folder/.complete" ]; then
        if ! command -v npm >/dev/null; then
            say "npm is missing on this machine, so the interop tests (conformance suite of MCP) are skipped"
            return
        fi
        say "installing the programs of the interop tests (half a minute, once)"
        rm -rf "$folder.partial"
        mkdir -p "$folder.partial"
        cp "$source/package.json" "$source/package-lock.json" "$source/.npmrc" "$folder.partial/"
        if ! (cd "$folder.partial" && npm ci --ignore-scripts --no-audit --no-fund) >"$log" 2>&1; then
            tail -n 5 "$log" >&2
            say "npm could not install them (the lines above say why), so the interop tests are skipped"
            return
        fi
        touch "$folder.partial/.complete"
        rm -rf "$folder"
        mv "$folder.partial" "$folder"
    fi
    export STATION_INTEROP=$folder
}
