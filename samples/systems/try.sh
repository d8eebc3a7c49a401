#!/bin/sh
# Plays the story of one system: makes up its data, loads and maps it, computes features and finds clusters.
#   sh samples/systems/try.sh [crmbet|inteligente|petclinic|pipeline|pytake] [FOLDER]
# CRMBET names the launcher where it is not the one of this clone; CUSTOMERS, DAYS and SEED change what is made up.
set -eu

system=${1:-petclinic}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=${2:-$(mktemp -d "${TMPDIR:-/tmp}/crmbet-$system.XXXXXX")}
crmbet=${CRMBET:-$here/../../workbench/target/bin/crmbet}

organisation=''
case $system in
    crmbet | inteligente)
        features=deposit_recency,deposit_count,mean_deposit,bonus_dependence,night_bets clusters=6 ;;
    petclinic) features=last_seen,appointments,frequency,money clusters=5 ;;
    pipeline) features=visits,page_views,cart_removal_rate,conversion,cart_adds clusters=5 ;;
    pytake)
        features=last_message,messages_received,response_rate,response_minutes clusters=5
        organisation=loja-aurora ;;
    *)
        echo "There is no system '$system'. Choose crmbet, inteligente, petclinic, pipeline or pytake." >&2
        exit 2 ;;
esac

if ! command -v "$crmbet" >/dev/null 2>&1; then
    echo "The launcher $crmbet is missing. Build it with: ./mvnw -q -DskipTests package" >&2
    exit 1
fi

tell() {
    printf '\n$ crmbet'
    printf ' %s' "$@"
    printf '\n'
    "$crmbet" "$@"
}

tell generate --system "$system" --customers "${CUSTOMERS:-1000}" --days "${DAYS:-180}" --seed "${SEED:-7}" \
    --out "$folder/files"
tell load --workspace "$folder/workspace" --from "$folder/files" --system "$system" \
    ${organisation:+--organisation "$organisation"}
tell features --workspace "$folder/workspace" --set habits --features "$features" --transform log1p --scale standard
tell cluster --workspace "$folder/workspace" --features habits --strategy kmeans --param "k=$clusters" --run archetypes

printf '\nLook at them:\n  %s open %s\n' "$crmbet" "$folder/workspace"
printf 'The archetypes that were made up: %s\n' "$folder/files/truth.csv"
