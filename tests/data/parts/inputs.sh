# shellcheck shell=bash disable=SC2016,SC2154 # the backticks are Markdown; the variables are of ../make
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
# The vendor's tarball, and the contexts the images are built from.

make_tarball() {
  local r
  musl-gcc -std=gnu11 -Os -s -static -ffunction-sections -fdata-sections -fno-asynchronous-unwind-tables \
    -Wl,--gc-sections,-z,norelro,-z,noseparate-code,--build-id=none -o "$work/step" "$out/step.c"

  r=$work/rootfs
  mkdir -p "$r"/{bin,dev,etc,proc,root,sys,tmp,usr/{bin,lib,share/doc,share/implied/deep},var/{log,www/sub}}
  cp "$work/step" "$r/bin/step"
  ln "$r/bin/step" "$r/usr/bin/step"
  printf '%s\n' 'NAME="Test Linux"' ID=test VERSION_ID=1 >"$r/usr/lib/os-release"
  ln -s ../usr/lib/os-release "$r/etc/os-release"
  printf '%s\n' root:x:0:0:root:/root:/bin/step daemon:x:1:1:daemon:/:/bin/false >"$r/etc/passwd"
  printf '%s\n' 'root:*:20000:0:99999:7:::' >"$r/etc/shadow"
  echo 'the vendor says hello' >"$r/etc/motd"
  echo 'about the vendor' >"$r/usr/share/doc/about"; echo 'news' >"$r/usr/share/doc/news"
  echo 'not in the image' >"$r/etc/vendor-only"
  echo 'no member for the folders above this file' >"$r/usr/share/implied/deep/file"
  echo '<p>it works' >"$r/var/www/index.html"; echo '<p>old' >"$r/var/www/sub/old.html"
  chmod 640 "$r/etc/shadow"; chmod 700 "$r/root"; chmod 1777 "$r/tmp"
  chown -R 0:0 "$r"
  find "$r" -exec touch -h -d "@$epoch" {} +
  (cd "$r" && find . \( -path ./usr/share/implied -o -path ./usr/share/implied/deep \) -prune -o -print; echo ./usr/share/implied/deep/file) | sort >"$work/members"
  pack "$r" --no-recursion -T "$work/members" >"$out/vendor/rootfs.tar"
  gzip -9nc "$out/vendor/rootfs.tar" >"$out/vendor/rootfs.tar.gz"
  xz -9e -T1 -c "$out/vendor/rootfs.tar" >"$out/vendor/rootfs.tar.xz"
  zstd -19 -q -c "$out/vendor/rootfs.tar" >"$out/vendor/rootfs.tar.zst"
  bzip2 -9c "$out/vendor/rootfs.tar" >"$out/vendor/rootfs.tar.bz2"
  (cd "$out/vendor" && sha256sum rootfs.tar* >SHA256SUMS)
  item vendor/rootfs.tar 'GNU tar; the root file system all `rich` images start from; `usr/share/implied/deep/file` has no members for its two lowest folders'
  item 'vendor/rootfs.tar.{gz,xz,zst,bz2}' 'the same, compressed'
  item vendor/SHA256SUMS 'checksums of these'
  "$out/access-lists"
  item vendor/acl-gnutar.tar 'GNU tar 1.34, access lists as attributes and as text'
  item vendor/acl-bsdtar.tar 'bsdtar 3.6.2, the same folder: another mode beside each access list; both made by `access-lists`'
}
if [[ -n $only ]]; then tar -xOf "$out/vendor/rootfs.tar" ./bin/step >"$work/step"; chmod 755 "$work/step"; else make_tarball; fi

c=$work/rich; mkdir -p "$c/files/srv/app"
printf '%s\n' '#!/bin/sh' 'echo application' >"$c/files/srv/app/run"; chmod 755 "$c/files/srv/app/run"
echo 'colour=green' >"$c/files/srv/app/app.conf"
cat >"$c/Dockerfile" <<TEXT
FROM vendor/base:1
RUN ["/bin/step", "add", "$epoch"]
RUN ["/bin/step", "change", "$epoch"]
RUN ["/bin/step", "delete", "$epoch"]
COPY files /
ENV COLOUR=green
LABEL org.example.test="rich"
CMD ["/srv/app/run"]
TEXT
mkdir -p "$work/rich2"; echo second >"$work/rich2/second"
printf '%s\n' 'FROM demo/rich:1' 'COPY second /srv/app/second' 'CMD ["/srv/app/second"]' >"$work/rich2/Dockerfile"
c=$work/tiny; mkdir -p "$c/files"/{bin,etc,opaque}
cp "$work/step" "$c/files/bin/step"
echo hello >"$c/files/etc/a"; echo bye >"$c/files/etc/b"; echo x >"$c/files/opaque/x"; : >"$c/files/empty"
printf '%s\n' 'FROM scratch' 'COPY files /' "RUN [\"/bin/step\", \"tiny\", \"$epoch\"]" 'CMD ["/bin/step"]' >"$c/Dockerfile"
mkdir -p "$work/other"; echo other >"$work/other/other"
printf '%s\n' 'FROM demo/tiny:1' 'COPY other /etc/other' >"$work/other/Dockerfile"
mkdir -p "$work/repeated"; echo again >"$work/repeated/again"
printf '%s\n' 'FROM demo/tiny:1' 'COPY again /etc/again' 'COPY again /etc/again' 'RUN ["/bin/step", "nothing"]' >"$work/repeated/Dockerfile"
find "$work"/{rich,rich2,tiny,other,repeated} -exec touch -h -d "@$epoch" {} +

build() { # TAG CONTEXT
  docker build --network none --build-arg SOURCE_DATE_EPOCH="$epoch" -t "$1" "$2" >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; return 1; }
}
