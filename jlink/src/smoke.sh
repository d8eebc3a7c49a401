#!/bin/sh
# Tries an application image or an installed program as a new user would: no Java, nothing in the environment, no display.
# smoke.sh COMMAND [FOLDER]: COMMAND is the launcher; pictures and workspaces go to FOLDER, otherwise to one that is removed.
set -eu

crmbet=$1
if [ $# -gt 1 ]; then
  folder=$2
  mkdir -p "$folder"
else
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT INT TERM
fi

fail() {
  echo "smoke test: $*" >&2
  exit 1
}

run() { # nothing in the environment but a home of its own
  env -i HOME="$folder" "$crmbet" "$@" 2>"$folder/errors" || fail "'$*' failed: $(cat "$folder/errors")"
}

expect() { # that the text $2 contains $1
  case $2 in
    *"$1"*) ;;
    *) fail "expected '$1' in: $2" ;;
  esac
}

expect "crmbet " "$(run --version)"
expect "usage" "$(run --help | tr 'U' 'u')"

run demo "$folder/demo" --customers 2000 --picture "$folder/demo.png"
[ "$(head -c 4 "$folder/demo.png" | tail -c 3)" = PNG ] || fail "demo.png is no picture"
[ "$(wc -c <"$folder/demo.png")" -gt 20000 ] || fail "demo.png shows next to nothing"

# A workspace file is opened like its folder; desktops know only files.
run open "$folder/demo/workspace.duckdb" --picture "$folder/again.png"

expect '"rows":' "$(run profile --workspace "$folder/demo" --table crmbet_users --json | tr -d ' ')"
expect '"clusters":3' "$(run cluster --workspace "$folder/demo" --features habits --strategy kmeans --param k=3 --run three --json | tr -d ' ')"
expect '"clusters":' "$(run cluster --workspace "$folder/demo" --features habits --strategy hdbscan --param min_cluster_size=50 --run density --json | tr -d ' ')"
run report --workspace "$folder/demo" --run three --to "$folder/three.html"
grep -q "<svg" "$folder/three.html" || fail "the report has no picture"

# What is sealed reopens elsewhere and gives the same results there; a project is opened like a workspace.
run seal --workspace "$folder/demo" --to "$folder/sealed.crmbet"
expect '"holds":true' "$(run unseal "$folder/sealed.crmbet" --to "$folder/unsealed" --prove --json | tr -d ' ')"
run open "$folder/sealed.crmbet" --picture "$folder/sealed.png"
[ -f "$folder/sealed/workspace.duckdb" ] || fail "the sealed project was not opened beside its file"

if env -i HOME="$folder" "$crmbet" load --workspace "$folder/demo" --from "$folder/missing.csv" --as missing \
  >"$folder/answer" 2>"$folder/errors"; then
  fail "a file that is missing was loaded"
fi
expect "missing.csv" "$(cat "$folder/errors")"

echo "smoke test: all well"
