#!/bin/sh
# Says what the start of an application image costs, in turns with the same image without what makes it start soon:
# measure-start.sh IMAGE TEST_CLASSES [TIMES].
# TEST_CLASSES is where the workbench's tests are compiled to. They are measured in a copy of the image, with a cache of classes of
# its own that knows the other main class, made as the image's own is.
set -eu

image=$1
classes=$2
times=${3:-5}
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT INT TERM
mkdir "$copy/tmp"

run() {
  cp "$copy/$1.cfg" "$copy/crmbet/lib/app/crmbet.cfg"
  options=$2
  shift 2
  env -i HOME="$copy" JAVA_TOOL_OPTIONS="-Djava.io.tmpdir=$copy/tmp $options" "$copy/crmbet/bin/crmbet" "$@" 2>&1
}

cp -a "$image" "$copy/crmbet"
cache=$copy/crmbet/lib/app/crmbet.aot
rm "$cache"
jar --create --file "$copy/crmbet/lib/app/start.jar" -C "$classes" crmbet/workbench
sed -e 's#^app.mainclass=.*#app.mainclass=crmbet.workbench.StartBenchmark#' \
  -e "s#^\[Application\]#[Application]\napp.classpath=\$APPDIR/start.jar#" \
  "$image/lib/app/crmbet.cfg" >"$copy/image.cfg"
sed -e '/^java-options=-XX:AOTCache=/d' "$copy/image.cfg" >"$copy/training.cfg"
sed -e '/^java-options=-XX:Compile/d' "$copy/training.cfg" >"$copy/plain.cfg"

untrained="-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTConfiguration=$copy/classes.conf"
run training "-XX:AOTMode=record $untrained" demo "$copy/demo" --customers 1000 --picture "$copy/demo.png" >"$copy/log"
run training "-XX:AOTMode=create $untrained -XX:AOTCache=$cache" >>"$copy/log"
while [ "$times" -gt 0 ]; do
  for kind in image plain; do
    run "$kind" "" | sed -n "s/^\(.* of processors.*\)/$kind: \1/p"
  done
  times=$((times - 1))
done
