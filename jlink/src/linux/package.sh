#!/bin/sh
# Packs an application image as .deb and .rpm, as far as this machine has the tools: package.sh IMAGE VERSION TIME FOLDER.
# XZ_LEVEL is how hard to compress, 6 unless said otherwise: 1 is for trying, three times as fast and a fifth larger.
# There are no scripts in the packages: desktops find out by themselves that an entry or a type of files came or went.
set -eu

image=$1
version=$2
time=$3
folder=$4
sources=$(cd "$(dirname "$0")/.." && pwd)
tree=$folder/package
SOURCE_DATE_EPOCH=$(date -u -d "$time" +%s)
export SOURCE_DATE_EPOCH

rm -rf "$tree"
mkdir -p "$tree/opt" "$tree/usr/bin" "$tree/usr/share/applications" "$tree/usr/share/mime/packages" \
  "$tree/usr/share/icons/hicolor/256x256/apps"
# Linked, not copied, as far as that goes: the image is large.
cp -al "$image" "$tree/opt/crmbet" 2>/dev/null || cp -a "$image" "$tree/opt/crmbet"
ln -s ../../opt/crmbet/bin/crmbet "$tree/usr/bin/crmbet"
cp "$sources/linux/crmbet.desktop" "$tree/usr/share/applications/"
cp "$sources/linux/crmbet.xml" "$tree/usr/share/mime/packages/"
cp "$sources/icon/crmbet.png" "$tree/usr/share/icons/hicolor/256x256/apps/"
chmod -R u=rwX,go=rX "$tree"
find "$tree" -newermt "$time" ! -type l -exec touch -d "$time" {} +
made=

if command -v rpmbuild >/dev/null; then
  rpmbuild -bb --quiet --define "_topdir $folder/rpm" --define "_rpmdir $folder/rpm" --define "crmbet_version $version" \
    --define "crmbet_tree $tree" --define "_binary_payload w${XZ_LEVEL:-6}T0.xzdio" "$sources/rpm/crmbet.spec"
  mv "$folder"/rpm/*/crmbet-*.rpm "$folder/"
  rm -rf "$folder/rpm"
  made="$made .rpm"
fi

if command -v dpkg-deb >/dev/null; then
  architecture=$(dpkg --print-architecture)
  mkdir -p "$tree/usr/share/doc/crmbet" "$tree/DEBIAN"
  cp "$sources/deb/copyright" "$tree/usr/share/doc/crmbet/"
  sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" \
    -e "s/@SIZE@/$(du -sk --exclude=DEBIAN "$tree" | cut -f1)/" "$sources/deb/control" >"$tree/DEBIAN/control"
  (cd "$tree" && find opt usr -type f -exec md5sum {} + | LC_ALL=C sort -k2) >"$tree/DEBIAN/md5sums"
  dpkg-deb --root-owner-group -Zxz -z"${XZ_LEVEL:-6}" --build "$tree" "$folder/crmbet_${version}_$architecture.deb" >/dev/null
  made="$made .deb"
fi

rm -rf "$tree"
[ -n "$made" ] || {
  echo "neither dpkg-deb nor rpmbuild is installed, so no package can be made" >&2
  exit 1
}
echo "packed:$made"
