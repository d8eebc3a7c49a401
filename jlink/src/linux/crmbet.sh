#!/bin/sh
# Starts the program with the Java that lies beside it, as crmbet.cfg says. jpackage's own launcher asks rpm and dpkg first which package
# it belongs to: a fifth of a second at every start, and more where many packages are installed.
set -eu

image=$(readlink -f -- "$0")
image=${image%/*/*}
app=$image/lib/app
jars=
main=
given=$#
while IFS= read -r line; do
  value=${line#*=}
  # The text between the quotes is meant as it stands: jpackage writes it for the folder of the jars.
  # shellcheck disable=SC2016
  case $value in
    *'$APPDIR'*) value=${value%%'$APPDIR'*}$app${value#*'$APPDIR'} ;;
  esac
  case $line in
    app.classpath=*) jars=$jars:$value ;;
    app.mainclass=*) main=$value ;;
    java-options=*) set -- "$@" "$value" ;;
  esac
done <"$app/crmbet.cfg"
set -- "$@" -cp "${jars#:}" "$main"
# What was given goes behind what was read.
while [ "$given" -gt 0 ]; do
  set -- "$@" "$1"
  shift
  given=$((given - 1))
done
exec "$image/lib/runtime/bin/crmbet" "$@"
