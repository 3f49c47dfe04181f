# SPDX-License-Identifier: Apache-2.0
# The .deb files, and a clean Debian 13 to try them in. Sourced by dev, after environment.sh. Gives: make_package, test_package.

package_preset=${STATION_PACKAGE_PRESET:-release} # what is packed
packages_folder=$project/build/package

# The clean root is the smallest that has apt; it is made once, kept as an archive, and unpacked for each test.
clean_archive() { echo "$cache/clean-$release.tar"; }

make_package() {
    target=installed configure_and_build "$package_preset"
    rm -rf "$packages_folder"
    say "packing"
    inside cpack --config "$project/build/$package_preset/CPackConfig.cmake" -B "$packages_folder" >"$log" 2>&1 || { tail -n 30 "$log" >&2; fail "packing failed (log: $log)"; }
    rm -rf "$packages_folder/_CPack_Packages"
    local file
    for file in "$packages_folder"/*.deb; do say "made ${file#"$project/"} ($(du -h "$file" | cut -f1))"; done
    say "checking the packages by lintian"
    # What the packages cannot have before they are Debian's: a bug that asked for them, and a maintainer with an address.
    inside lintian --no-cfg --fail-on error --suppress-tags initial-upload-closes-no-bugs,bogus-mail-host,bogus-mail-host-in-debian-changelog "$packages_folder"/*.deb >&2 || fail "lintian found errors (the lines above)"
}

make_clean_archive() {
    local archive partial proxy
    archive=$(clean_archive)
    [ -f "$archive" ] && return
    need_tools
    need_namespaces
    local -a options=(--variant=apt --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' --aptopt='Acquire::Retries "3"'
        --setup-hook='mkdir -p "$1/usr/sbin"; printf "#!/bin/sh\nexit 101\n" >"$1/usr/sbin/policy-rc.d"; chmod 755 "$1/usr/sbin/policy-rc.d"')
    while read -r proxy; do options+=("--aptopt=$proxy"); done < <(apt-config dump 2>/dev/null | grep -iE '^Acquire::[a-z:]*proxy ' || true)
    say "making a clean Debian 13 in $cache (once; 250 MB)"
    partial=$archive.partial
    as_root mmdebstrap "${options[@]}" --mode=root --format=tar "$release" "$partial" - <<<"$(sources)" >"$log" 2>&1 || root_failed
    as_root chmod a+r "$partial"
    mv -f "$partial" "$archive"
}

# clean CMD: as root in the clean system, with the network, the display of the test and what is in /packages.
clean() {
    as_root bwrap --die-with-parent --cap-add ALL --unshare-pid --bind "$system" / --dev /dev --proc /proc --ro-bind /sys /sys --tmpfs /run \
        --ro-bind "$(readlink -f /etc/resolv.conf)" /etc/resolv.conf --ro-bind "$packages_folder" /packages --bind /tmp/.X11-unix /tmp/.X11-unix --bind "$cache/clean-debs" /var/cache/apt/archives \
        --clearenv --setenv PATH /usr/sbin:/usr/bin:/sbin:/bin --setenv LC_ALL C.UTF-8 --setenv DEBIAN_FRONTEND noninteractive \
        --setenv XDG_RUNTIME_DIR /tmp/user-run ${DISPLAY_OF_TEST:+--setenv DISPLAY "$DISPLAY_OF_TEST"} --chdir / "$@"
}
# person CMD: the same as a person without rights, at home.
person() { clean setpriv --reuid 1000 --regid 1000 --clear-groups --no-new-privs env HOME=/home/person "$@"; }

step() { say "  $1"; }
must() { "$@" >"$log" 2>&1 || { tail -n 40 "$log" >&2; fail "failed in the clean system: $* (log: $log)"; }; }

files_of_packages() { clean sh -c 'find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /run -o -path /tmp -o -path /packages -o -path /home \) -prune -o \( -name "*station-headless*" -o -name "*station-control*" -o -name "*stationcontrol*" -o -name station -o -name "stn*" -o -name _stn \) -print' | sort; }

test_package() {
    local system next=2 before screen name line=$'\n'
    target=packaging_tests configure_and_build ci
    for name in tst_completion tst_installed tst_singleinstance; do
        step "$name"
        QT_QPA_PLATFORM=offscreen must inside "$project/build/ci/tests/$name"
    done
    make_clean_archive
    need_space "$cache" 2
    system=$(mktemp -d "$cache/clean-test.XXXXXX")
    # shellcheck disable=SC2064 # now, as the names are local
    trap "[ -z \"\${screen_pid:-}\" ] || kill \$screen_pid 2>/dev/null || true; as_root rm -rf '$system'" EXIT
    mkdir -p -m 1777 /tmp/.X11-unix
    mkdir -p "$cache/clean-debs" # what was fetched once is not fetched again
    say "trying the packages in a clean Debian 13"
    as_root tar -x -C "$system" -f "$(clean_archive)" --exclude './dev/*'
    as_root chmod 755 "$system"
    must clean sh -c 'mkdir -p /home/person /tmp/user-run && chown 1000:1000 /home/person /tmp/user-run && chmod 700 /tmp/user-run && echo person:x:1000:1000::/home/person:/bin/bash >>/etc/passwd && echo person:x:1000: >>/etc/group'
    must clean apt-get update -qq
    before=$(files_of_packages)

    step "installing the server with what it depends on, and nothing more"
    must clean sh -c 'apt-get install -y -qq --no-install-recommends /packages/station-headless_*-1_*.deb'
    must person stn --version
    must clean test -s /usr/share/man/man1/station-headless.1.gz -a -s /usr/share/man/man1/stn.1.gz
    must clean bash -c '. /usr/share/bash-completion/completions/stn && COMP_WORDS=(stn comple) COMP_CWORD=1 && _station_headless && [ "${COMPREPLY[*]}" = completion ]'
    if clean sh -c 'dpkg -l | grep -E "^ii +(libqt6gui6|libqt6quick6|libx11-6|libwayland-client0) "' >"$log"; then fail "the server's package draws in a window system: $(cat "$log")"; fi

    step "the server starts and answers"
    must person bash -c 'station-headless --home /home/person/server serve --mcp-port 0 >/tmp/ready 2>/tmp/server.log & pid=$!
        for i in $(seq 100); do grep -q "\"ready\":true" /tmp/ready && break; sleep 0.2; done
        grep "\"ready\":true" /tmp/ready && stn --home /home/person/server --json status | grep -q "\"running\":true\|\"pid\":" && kill $pid && wait $pid'

    step "with what is recommended: a lattice, and a sample agent that answers"
    must clean apt-get install -y -qq --no-install-recommends nats-server bubblewrap git python3-minimal
    must person bash -c 'cd; stn --home /home/person/lead up --orchestration --samples --nats-port 0 --mcp-port 0 && stn --home /home/person/lead lattice agent exec log-analyzer "Why do logins fail?" --input service=login && stn --home /home/person/lead down'

    step "installing the window"
    must clean sh -c 'apt-get install -y -qq --no-install-recommends /packages/station-control-center_*-1_*.deb'
    must clean apt-get install -y -qq --no-install-recommends desktop-file-utils shared-mime-info
    must clean test -s /usr/share/applications/org.stationcontrolcenter.Station.desktop
    must clean sh -c 'grep -q "text/x-dotprompt:\*.prompt" /usr/share/mime/globs2'
    must clean sh -c 'grep -q "x-scheme-handler/station=org.stationcontrolcenter.Station.desktop" /usr/share/applications/mimeinfo.cache'

    step "the window opens"
    screen=$(mktemp)
    inside Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$screen" >/dev/null 2>&1 &
    screen_pid=$!
    for _ in {1..100}; do [ -s "$screen" ] && break; sleep 0.1; done
    [ -s "$screen" ] || fail "Xvfb does not start"
    DISPLAY_OF_TEST=:$(cat "$screen")
    rm -f "$screen"
    person env QT_QUICK_BACKEND=software station >"$packages_folder/station.log" 2>&1 &
    window_pid=$!
    must window_shown
    sleep 3 # it draws what it has read
    DISPLAY=$DISPLAY_OF_TEST inside scrot --overwrite "$packages_folder/station.png" || fail "no picture of the window"
    say "  picture of the window: ${packages_folder#"$project/"}/station.png"
    kill "$window_pid" 2>/dev/null || true
    wait "$window_pid" 2>/dev/null || true
    kill "$screen_pid" 2>/dev/null || true

    step "upgrading to a higher version"
    must inside cpack --config "$project/build/$package_preset/CPackConfig.cmake" -D CPACK_DEBIAN_PACKAGE_RELEASE=$next -B "$packages_folder/next"
    rm -rf "$packages_folder/next/_CPack_Packages"
    must clean sh -c 'cat /home/person/.local/share/station/identity.json /home/person/server/identity.json >/tmp/identities'
    must clean sh -c 'apt-get install -y -qq --no-install-recommends /packages/next/*.deb'
    must clean sh -c 'test "$(dpkg-query -W -f "\${Version}" station-headless)" = "$(dpkg-deb -f /packages/next/station-headless_*.deb Version)"'
    must clean sh -c 'cat /home/person/.local/share/station/identity.json /home/person/server/identity.json | cmp - /tmp/identities'
    must person stn --home /home/person/server agent list

    step "removing and purging"
    [ "$(files_of_packages | wc -l)" -gt 20 ] || fail "the search for what is left finds nothing while all is installed"
    must clean apt-get remove -y -qq station-control-center station-headless
    must clean sh -c '! command -v stn && ! command -v station'
    must clean dpkg --purge station-control-center station-headless # apt does not know what left nothing behind
    diff <(printf "%s" "${before:+$before$line}") <(files_of_packages) >"$log" || { cat "$log" >&2; fail "after purging something is left"; }
    must clean test -s /home/person/.local/share/station/identity.json
    say "the packages are good"
}

window_shown() {
    local _
    for _ in {1..150}; do
        kill -0 "$window_pid" 2>/dev/null || { cat "$packages_folder/station.log"; return 1; }
        DISPLAY=$DISPLAY_OF_TEST inside xdotool search --onlyvisible --name 'Station Control Center' && return
        sleep 0.2
    done
    cat "$packages_folder/station.log"
    return 1
}
