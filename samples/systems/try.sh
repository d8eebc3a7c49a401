#!/bin/sh
# Plays the story of one system: makes up its data in a store, loads and maps it out of there, computes features, finds
# clusters and says how well they agree with the archetypes that were made up.
#   sh samples/systems/try.sh [crmbet|inteligente|petclinic|pipeline|pytake] [STORE]
# STORE is a folder for files (without it one for the occasion), an empty PostgreSQL database (postgresql://…), or, for the
# pipeline, an empty place in a data lake (s3://bucket/prefix; keys and endpoint as Amazon's tools take them from the
# environment). CRMBET names the launcher where it is not the one of this clone; WORKSPACE a folder that is not there yet;
# CUSTOMERS, DAYS and SEED change what is made up.
set -eu

system=${1:-petclinic}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
scratch=''
if [ -z "${2:-}" ] || [ -z "${WORKSPACE:-}" ]; then
    scratch=$(mktemp -d "${TMPDIR:-/tmp}/crmbet-$system.XXXXXX")
fi
store=${2:-$scratch/files}
workspace=${WORKSPACE:-$scratch/workspace}
crmbet=${CRMBET:-$here/../../workbench/target/bin/crmbet}

organisation=''
days=180
case $system in
    crmbet | inteligente)
        features=deposit_recency,deposit_count,mean_deposit,bonus_dependence,night_bets clusters=6 ;;
    petclinic)
        # Nobody takes a pet to the clinic every week.
        features=last_seen,appointments,frequency,money,appointment_price clusters=5 days=365 ;;
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
    # Whoever reads along does not need the password.
    printf '\n$ crmbet'
    for word in "$@"; do
        printf ' %s' "$word" | sed 's#\(://[^:/@]*\):[^@]*@#\1@#'
    done
    printf '\n'
    "$crmbet" "$@"
}

make() {
    tell generate --system "$system" --customers "${CUSTOMERS:-1000}" --days "${DAYS:-$days}" --seed "${SEED:-7}" "$@"
}

take() {
    tell load --workspace "$workspace" "$@"
}

case $store in
    postgres://* | postgresql://*)
        make --to "$store"
        take --from "$store" --system "$system" ${organisation:+--organisation "$organisation"}
        case $store in
            *\?*) table="$store&table=generated.truth" ;;
            *) table="$store?table=generated.truth" ;;
        esac
        take --from "$table" --as truth ;;
    s3://*)
        if [ "$system" != pipeline ]; then
            echo "Only the pipeline has a data lake. Give $system a folder or a PostgreSQL database." >&2
            exit 2
        fi
        make --to "$store"
        take --from "${store%/}/events.jsonl" --as pipeline --system pipeline
        take --from "${store%/}/truth.csv" --as truth ;;
    *)
        make --out "$store"
        take --from "$store" --system "$system" ${organisation:+--organisation "$organisation"}
        take --from "$store/truth.csv" --as truth ;;
esac
tell features --workspace "$workspace" --set habits --features "$features" --transform log1p --scale standard
tell cluster --workspace "$workspace" --features habits --strategy kmeans --param "k=$clusters" --param starts=20 \
    --truth truth --run archetypes

printf '\nLook at them:\n  %s open %s\n' "$crmbet" "$workspace"
