#!/bin/sh
# Tries a package on a Debian that has nothing but what the package depends on: installs it, uses it as somebody who has neither Java nor
# a display, installs a newer version over it, and takes it away again. Any deviation ends it with an error.
#
# try-installer.sh OLD NEW [PICTURES]: as root; both .deb or both .rpm, and NEW has a higher version. An .rpm is installed by this machine's
# rpm, which does not know what Debian has, so its dependencies are not tried. Needs debootstrap and a mirror of Debian (MIRROR
# names another), or in ROOT a tree that was made in the same way before, which is copied. SUITE is the release of Debian.
# SECONDS_TO_ANSWER is how long --version may take at best, 0.4 unless said otherwise. PICTURES is where the pictures go.
set -eu

old=$1
new=$2
pictures=${3:-}
limit=${SECONDS_TO_ANSWER:-0.4}
here=$(cd "$(dirname "$0")" && pwd)

fail() {
  echo "installer: $*" >&2
  exit 1
}

[ "$(id -u)" = 0 ] || fail "only root can install packages"
place=$(mktemp -d)
debian=$place/debian
clean() {
  umount "$debian/proc" 2>/dev/null || true
  rm -rf --one-file-system "$place"
}
trap clean EXIT INT TERM

echo "installer: a Debian with nothing else"
if [ -n "${ROOT:-}" ]; then
  cp -a --reflink=auto "$ROOT" "$debian"
else
  needed=$(sed -n 's/^Depends: //p' "$here/deb/control" | sed 's/([^)]*)//g; s/|[^,]*//g; s/ //g')
  debootstrap --variant=minbase --include="$needed" "${SUITE:-bookworm}" "$debian" ${MIRROR:+"$MIRROR"} >"$place/log" 2>&1 ||
    fail "debootstrap: $(tail -3 "$place/log")"
fi
chroot "$debian" useradd --create-home ana
mount -t proc proc "$debian/proc"

inside() { # as root
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root chroot "$debian" "$@"
}
somebody() { # as somebody with nothing in the environment, not even a path
  env -i "$(command -v chroot)" --userspec=ana:ana "$debian" "$@"
}
files() { # all that is there; apart from dpkg's own notes of the last state and its log, what people made at home or in /tmp,
  # and /opt itself, which dpkg removes once nothing is in it
  (cd "$debian" && find . -xdev -path ./proc -prune -o -path ./home -prune -o -path './tmp/*' -prune -o -print |
    grep -vE '^\./(opt$|var/(lib/dpkg/.*-old|log/.*|cache/ldconfig/.*|lib/dpkg/lock.*|lib/dpkg/triggers/.*)$)' | LC_ALL=C sort)
}
value() { # of a number in JSON
  sed -n "s/.*\"$1\": *\([0-9]*\).*/\1/p" | head -1
}

case $old in
  *.deb)
    begin() { :; }
    put() { # a package, anew or over an older one
      cp "$1" "$debian/package.deb"
      inside dpkg -i /package.deb || return
      rm "$debian/package.deb"
    }
    version_of() { dpkg-deb -f "$1" Version; }
    version_there() { inside dpkg-query -W -f '${Version}' crmbet; }
    unchanged() { inside dpkg --verify crmbet; }
    take_away() { inside dpkg -r crmbet; }
    forget() { inside dpkg --purge crmbet; }
    ;;
  *.rpm)
    rooted() { # Debian's rpm always says that there is something better on Debian
      rpm --root "$debian" "$@" 2>"$place/rpm" || {
        cat "$place/rpm" >&2
        return 1
      }
    }
    begin() { rooted --initdb; }
    put() { rooted -U --nodeps "$1"; }
    version_of() { rpm -qp --queryformat '%{VERSION}' "$1" 2>/dev/null; }
    version_there() { rooted -q --queryformat '%{VERSION}' crmbet; }
    unchanged() { rooted -V --nodeps crmbet; }
    take_away() { rooted -e crmbet; }
    forget() { :; }
    ;;
  *) fail "neither a .deb nor an .rpm: $old" ;;
esac

begin
if inside sh -c 'command -v java'; then
  fail "this Debian has a Java"
fi
files >"$place/before"

echo "installer: install"
put "$old" >"$place/log" 2>&1 || fail "installing: $(cat "$place/log")"
! grep -iE 'warning|error' "$place/log" || fail "installing complained"
files >"$place/installed"
stray=$(comm -13 "$place/before" "$place/installed" |
  grep -vE '^\./(opt/crmbet(/.*)?|opt|usr/bin/crmbet|usr/share/(applications|mime|icons|doc/crmbet)(/.*)?|var/lib/dpkg/info/crmbet\..*)$' || true)
[ -z "$stray" ] || fail "files where none belong: $stray"
[ -z "$(find "$debian/opt/crmbet" ! -perm -o=r -print)" ] || fail "files that not everybody may read"
[ -z "$(find "$debian/opt/crmbet" ! -user root -print)" ] || fail "files that are not root's"
[ -z "$(ls -A "$debian/home/ana/.openjfx" 2>/dev/null || true)" ] || fail "an installer that writes into homes"
grep -q '^Exec=/usr/bin/crmbet ' "$debian/usr/share/applications/crmbet.desktop" || fail "no desktop entry"
for type in $(sed -n 's/^MimeType=//p' "$debian/usr/share/applications/crmbet.desktop" | tr ';' ' '); do
  grep -q "type=\"$type\"" "$debian/usr/share/mime/packages/crmbet.xml" || fail "nobody says what $type is"
done

echo "installer: use"
best=
for _ in 1 2 3 4 5; do
  from=$(date +%s%N)
  somebody /usr/bin/crmbet --version >"$place/version" || fail "--version"
  took=$((($(date +%s%N) - from) / 1000000))
  if [ -z "$best" ] || [ "$took" -lt "$best" ]; then best=$took; fi
done
grep -q '^crmbet ' "$place/version" || fail "--version says: $(cat "$place/version")"
awk "BEGIN { exit !($best <= $limit * 1000) }" || fail "--version takes $best ms"
echo "installer: --version takes $best ms"
env -i JAVA_TOOL_OPTIONS=-XX:AOTMode=on "$(command -v chroot)" --userspec=ana:ana "$debian" /usr/bin/crmbet --version \
  >"$place/version" 2>&1 || fail "the cache of classes is not used: $(cat "$place/version")"

cp "$here/smoke.sh" "$debian/home/ana/smoke.sh"
somebody /bin/sh /home/ana/smoke.sh /usr/bin/crmbet /home/ana/smoke || fail "the smoke test"
[ ! -e "$debian/home/ana/smoke/.openjfx" ] || fail "libraries are unpacked into homes"

demo=/home/ana/demo
somebody /usr/bin/crmbet demo $demo --customers 5000 --picture /home/ana/old.png >/dev/null || fail "demo"
rows=$(somebody /usr/bin/crmbet profile --workspace $demo --table crmbet_users --json | value rows)
[ "${rows:-0}" -gt 0 ] || fail "the demonstration has no customers"
settings=$debian/home/ana/.config/crmbet/settings.json
sed -i 's/"dark" : false/"dark" : true/' "$settings"
grep -q '"dark" : true' "$settings" || fail "no theme among the settings"
connections=$(cksum <"$debian/home/ana/.config/crmbet/saved-connections.json")

echo "installer: upgrade"
put "$new" >"$place/log" 2>&1 || fail "installing the newer one: $(cat "$place/log")"
! grep -iE 'warning|error' "$place/log" || fail "installing the newer one complained"
[ "$(version_there)" = "$(version_of "$new")" ] || fail "the older version is still there"
unchanged || fail "files differ from the package's"
again=$(somebody /usr/bin/crmbet profile --workspace $demo --table crmbet_users --json | value rows)
[ "$rows" = "$again" ] || fail "$rows customers before, $again after"
somebody /usr/bin/crmbet rehearse --workspace $demo --segment "High rollers" --to "connection:Smartico (stand-in)" \
  >/dev/null || fail "the connection is gone"
somebody /usr/bin/crmbet open $demo --picture /home/ana/new.png || fail "the workspace does not open"
grep -q '"dark" : true' "$settings" || fail "the settings are gone"
[ "$connections" = "$(cksum <"$debian/home/ana/.config/crmbet/saved-connections.json")" ] || fail "the connections changed"
if [ -n "$pictures" ]; then
  mkdir -p "$pictures"
  cp "$debian"/home/ana/*.png "$debian"/home/ana/smoke/*.png "$pictures"
fi

echo "installer: remove"
take_away >"$place/log" 2>&1 || fail "removing: $(cat "$place/log")"
! grep -iE 'warning|error' "$place/log" || fail "removing complained: $(cat "$place/log")"
files >"$place/removed"
diff "$place/before" "$place/removed" || fail "the above is left behind"
forget >"$place/log" 2>&1 || fail "purging: $(cat "$place/log")"
files >"$place/purged"
diff "$place/before" "$place/purged" || fail "the above is left behind"
if version_there >/dev/null 2>&1; then
  fail "it is still known"
fi
[ -f "$debian$demo/workspace.duckdb" ] || fail "what people made is gone"
echo "installer: all well"
