# SPDX-License-Identifier: Apache-2.0
# Where to build: on the host when it has Debian 13's packages or newer, else in a Debian 13 root made by mmdebstrap and entered by bubblewrap.
# Sourced by dev. Gives: setup, ready, inside CMD (a step of ours), enter CMD (the user's program), remove_roots, say, fail.

release=trixie
lists=${lists:-packages.txt}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/station-control-center
log=${TMPDIR:-/tmp}/station-dev-$(id -u)-$(cksum <<<"$here" | cut -d" " -f1).log
quiet=${quiet:-}

say() { [ -n "$quiet" ] || printf '\033[1m•\033[0m %s\n' "$*" >&2; }
fail() { printf 'packaging/dev: %s\n' "$*" >&2; exit 1; }

packages() { (cd "$here" && cat $lists | grep -v '^#'); }
root_key() { { echo "$release"; packages; } | sha256sum | cut -c1-12; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else fail "this step needs root and sudo is missing; as root, run: $*"; fi
}

# Debian 13 and Ubuntu 25.10 are the first releases with Qt 6.8 and KDE Frameworks 6.
host_kind() {
    local ID="" VERSION_ID="" VERSION_CODENAME=""
    [ -r /etc/os-release ] && . /etc/os-release
    case $ID in
        debian) if [ -z "$VERSION_ID" ] || [ "${VERSION_ID%%.*}" -ge 13 ]; then echo native; else echo root; fi ;;
        ubuntu) if [ "${VERSION_ID/./}" -ge 2510 ]; then echo native; else echo root; fi ;;
        *)
            if command -v apt-get >/dev/null; then echo root
            elif pkg-config --atleast-version=6.8 Qt6Core 2>/dev/null && pkg-config --exists libnats 2>/dev/null; then echo bare
            else echo unknown; fi ;;
    esac
}

setup() {
    mkdir -p "$cache" 2>/dev/null || fail "cannot write $cache: set XDG_CACHE_HOME to a folder you may write"
    case $(host_kind) in
        native) setup_native ;;
        root) setup_root ;;
        bare) say "building with what this machine has; CMake names what is missing" ;;
        *) fail "this machine has neither apt nor Qt 6.8 and nats.c. Install the counterparts of $here/packages.txt with your package manager
  (Fedora 42+: qt6-qtbase-devel qt6-qtdeclarative-devel …; Arch: qt6-base qt6-declarative …), then run this again." ;;
    esac
}

ready() { case $(host_kind) in root) [ -f "$(root_folder)/.complete" ] ;; *) true ;; esac; }

need_space() { # FOLDER GIGABYTES
    local free
    free=$(df -Pk "$1" | awk 'NR == 2 {print int($4 / 1048576)}')
    [ "$free" -ge "$2" ] || fail "$1 has $free GB free and $2 GB are needed: free some, or set XDG_CACHE_HOME to a larger disk"
}

# --- on the host ---

missing_packages() {
    local wanted
    wanted=$(packages)
    comm -23 <(sort -u <<<"$wanted") <(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' 2>/dev/null | sed -n 's/^ii //p' | sort -u)
}

setup_native() {
    local missing had_server=""
    missing=$(missing_packages)
    [ -z "$missing" ] && return
    need_space / 3
    command -v nats-server >/dev/null && had_server=1
    say "installing $(wc -w <<<"$missing") packages (about a minute): ${missing//$'\n'/ }"
    as_root apt-get update -qq || fail "apt-get update failed: is there a network? The lines above say which source did not answer."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "installing packages failed (log: $log)"; }
    # Debian starts a nats-server of its own on port 4222; ours is a child of the orchestrator.
    [ -n "$had_server" ] || [ ! -d /run/systemd/system ] || as_root systemctl disable --now nats-server >/dev/null 2>&1 || true
}

# --- in a root ---

root_folder() { echo "$cache/root-$(root_key)"; }

sources() { # the host's mirrors, with the release changed
    local mirror=http://deb.debian.org/debian security=http://deb.debian.org/debian-security line
    line=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null | grep -oE 'https?://[^ ]*/debian/?( |$)' | head -n 1 | tr -d ' ')
    [ -n "$line" ] && mirror=${line%/}
    line=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null | grep -oE 'https?://[^ ]*/debian-security/?( |$)' | head -n 1 | tr -d ' ')
    [ -n "$line" ] && security=${line%/}
    printf 'deb %s %s main\n' "$mirror" "$release" "$mirror" "$release-updates" "$security" "$release-security"
}

need_tools() {
    local tools="" tool
    for tool in mmdebstrap:mmdebstrap bwrap:bubblewrap; do
        command -v "${tool%%:*}" >/dev/null || tools+=" ${tool#*:}"
    done
    [ -f /usr/share/keyrings/debian-archive-keyring.gpg ] || tools+=" debian-archive-keyring"
    [ "$(id -u)" = 0 ] || command -v newuidmap >/dev/null || tools+=" uidmap"
    [ -z "$tools" ] && return
    say "installing$tools"
    as_root apt-get update -qq || fail "apt-get update failed: is there a network?"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $tools >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "could not install$tools"; }
}

need_namespaces() {
    bwrap --ro-bind / / --dev-bind /dev /dev true 2>"$log" && return
    cat "$log" >&2
    fail "bubblewrap may not make namespaces here. As root, one of these allows it:
  sysctl kernel.unprivileged_userns_clone=1                 (Debian)
  sysctl kernel.apparmor_restrict_unprivileged_userns=0     (Ubuntu)
  docker run --security-opt seccomp=unconfined --cap-add SYS_ADMIN …   (inside a container)"
}

setup_root() {
    local root
    root=$(root_folder)
    [ -f "$root/.complete" ] && return
    need_tools
    need_namespaces
    exec 8>"$cache/root.lock"
    flock -n 8 || { say "another setup is under way; waiting for it"; flock 8; }
    [ -f "$root/.complete" ] || make_root "$root"
    exec 8>&-
}

make_root() { # ROOT: builds beside it and renames, so that an interrupted setup leaves nothing half made
    local root=$1 partial=$1.partial debs=$cache/debs started=$SECONDS
    local -a options=(--variant=apt "--include=$(packages | paste -sd,)"
        --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' --aptopt='Acquire::Retries "3"'
        --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright'
        --setup-hook='mkdir -p "$1/usr/sbin"; printf "#!/bin/sh\nexit 101\n" >"$1/usr/sbin/policy-rc.d"; chmod 755 "$1/usr/sbin/policy-rc.d"')
    need_space "$cache" 4
    local proxy
    while read -r proxy; do options+=("--aptopt=$proxy"); done < <(apt-config dump 2>/dev/null | grep -iE '^Acquire::[a-z:]*proxy ' || true)

    mkdir -p "$debs"
    # What an interrupted setup had fetched is not fetched again.
    [ -d "$partial" ] && { find "$partial/var/cache/apt/archives" -name '*.deb' -exec mv -n -t "$debs" {} + 2>/dev/null || true; discard "$partial"; }
    options+=("--setup-hook=mkdir -p \"\$1/var/cache/apt/archives\"; cp \"$debs\"/*.deb \"\$1/var/cache/apt/archives/\" 2>/dev/null || true")
    say "making the Debian 13 build root in $cache (once; 1.7 GB, about a minute, longer on a slow network)"
    if [ "$(id -u)" = 0 ]; then
        mmdebstrap "${options[@]}" --mode=root --format=directory "$release" "$partial" - <<<"$(sources)" >"$log" 2>&1 || root_failed
    else # unpacked by ourselves, so that all of it is ours to delete
        mkdir -p "$partial"
        { mmdebstrap "${options[@]}" --mode=unshare --format=tar "$release" - - <<<"$(sources)" 2>"$log" || touch "$partial.failed"; } \
            | tar -x -C "$partial" --exclude './dev/*' --no-same-owner || touch "$partial.failed"
        [ -f "$partial.failed" ] && { rm -f "$partial.failed"; root_failed; }
    fi
    touch "$partial/.complete"
    mv "$partial" "$root"
    rm -rf "$debs"
    say "the build root is ready after $((SECONDS - started)) s"
}

root_failed() {
    grep -E '^E:|^W:|error' "$log" | tail -n 8 >&2 || tail -n 8 "$log" >&2
    if grep -qiE 'Could not resolve|Temporary failure|Connection failed|Could not connect|Unable to connect' "$log"; then
        fail "the package source did not answer: check the network or the proxy (apt's own settings are used), then run this again; it goes on where it stopped"
    elif grep -qiE 'No space left' "$log"; then
        fail "the disk of $cache is full: free some, or set XDG_CACHE_HOME to a larger disk"
    elif grep -qE 'NO_PUBKEY|not signed|keyring' "$log"; then
        fail "this machine does not know the keys of Debian 13 yet: as root, run: apt-get install --only-upgrade debian-archive-keyring"
    elif grep -qiE 'newuidmap|subuid|unshare' "$log"; then
        fail "user namespaces are not set up for $(id -un): as root, run: usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $(id -un)"
    fi
    fail "making the build root failed; the whole log is $log"
}

discard() { chmod -R u+rwX "$1" 2>/dev/null || true; rm -rf "$1" || fail "cannot remove $1"; }
remove_roots() { local root; for root in "$cache"/root-*; do [ -d "$root" ] && discard "$root"; done; rm -rf "$cache/debs"; }

# --- going in ---

# Everything of the host but its system folders is at its own path inside, /proc too: the agents' own bubblewrap cannot mount a fresh one below ours.
enclosure() {
    local root folder name
    root=$(root_folder)
    bwrap=(bwrap --die-with-parent)
    for folder in /*; do
        name=${folder#/}
        case $name in bin|sbin|lib|lib32|lib64|libx32|usr|etc|var|proc|sys|dev|boot|lost+found|initrd*|vmlinuz*|swap*) continue ;; esac
        [ -d "$folder" ] && [ ! -L "$folder" ] || continue
        [ -d "$root/$name" ] || mkdir -p "$root/$name"
        binds+=(--bind "$folder" "$folder")
    done
    bwrap+=(--ro-bind "$root" / "${binds[@]}" --dev-bind /dev /dev --bind /proc /proc --ro-bind /sys /sys --bind /var/tmp /var/tmp)
    for folder in /etc/passwd /etc/group /etc/hosts /etc/resolv.conf /etc/machine-id; do
        [ -f "$folder" ] && [ -f "$root$folder" ] && [ ! -L "$root$folder" ] && bwrap+=(--ro-bind "$(readlink -f "$folder")" "$folder")
    done
    [ -n "${TZ:-}" ] || [ ! -L /etc/localtime ] || bwrap+=(--setenv TZ "$(readlink -f /etc/localtime | sed 's|.*/zoneinfo/||')")
    bwrap+=(--chdir "$PWD" --setenv STATION_BUILD_ROOT "$release")
}

inside() {
    [ "$(host_kind)" = root ] || { "$@"; return; }
    local -a bwrap binds=()
    enclosure
    "${bwrap[@]}" -- "$@"
}

# Runs the user's program with his signals, terminal and exit status. bubblewrap forwards no signal and would outlive us, so: it ignores
# them, the program does not, we pass them on; and when we are killed, a watchdog ends what still carries our mark.
enter() {
    [ "$(host_kind)" = root ] || exec "$@"
    local -a bwrap binds=()
    local info mark inner="" status
    enclosure
    info=$(mktemp)
    mark=$(head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n')
    exec 7> >(trap '' INT TERM HUP; read -r line || end_marked "$mark")
    (trap '' INT TERM HUP; exec "${bwrap[@]}" --setenv STATION_DEV_EXEC "$mark" --info-fd 6 -- env --default-signal=INT,TERM,HUP,QUIT "$@" 6>"$info" 7>&-) <&0 &
    pid=$!
    forward() {
        [ -n "$inner" ] || inner=$(sed -n 's/.*"child-pid": *\([0-9]*\).*/\1/p' "$info")
        [ -n "$inner" ] && kill -s "$1" "$inner" 2>/dev/null || true
    }
    trap 'forward TERM' TERM
    trap 'forward HUP' HUP
    trap '[ -t 0 ] || forward INT' INT # a terminal tells the program by itself
    while true; do
        status=0
        wait "$pid" || status=$?
        kill -0 "$pid" 2>/dev/null || break
    done
    rm -f "$info"
    echo done >&7
    exit "$status"
}

end_marked() {
    local process
    for process in /proc/[0-9]*; do
        grep -qzx "STATION_DEV_EXEC=$1" "$process/environ" 2>/dev/null && kill -KILL "${process#/proc/}" 2>/dev/null
    done
}
