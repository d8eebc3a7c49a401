#!/bin/sh
# Says what the start of an application image costs: measure-start.sh IMAGE TEST_CLASSES [TIMES].
# TEST_CLASSES is where the workbench's tests are compiled to. They are measured in a copy of the image, behind its own class path and
# with its own cache of classes, so that nothing but the main class differs from what users start.
set -eu

image=$1
classes=$2
times=${3:-5}
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT INT TERM

cp -a "$image" "$copy/crmbet"
# Beside the others: the cache finds jars by what their paths have in common.
jar --create --file "$copy/crmbet/lib/app/start.jar" -C "$classes" crmbet/workbench
sed -e 's#^app.mainclass=.*#app.mainclass=crmbet.workbench.StartBenchmark#' \
  -e "s#^\[JavaOptions\]#app.classpath=\$APPDIR/start.jar\n[JavaOptions]#" \
  "$image/lib/app/crmbet.cfg" >"$copy/crmbet/lib/app/crmbet.cfg"
while [ "$times" -gt 0 ]; do
  env -i HOME="$copy" "$copy/crmbet/bin/crmbet"
  times=$((times - 1))
done
