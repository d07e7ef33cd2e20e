# shellcheck shell=bash disable=SC2016,SC2034,SC2154 # $docker28 and $podman5 are the caller's, as is the folder $work
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Starting and stopping the engines, each of which sees its data in the usual place. To be sourced, and used in a mount
# namespace of its own: engines write the paths of their folders into their records.

pid=

need_packages() {
  local pair missing=()
  export DEBIAN_FRONTEND=noninteractive
  for pair in dockerd:docker.io containerd:containerd podman:podman runc:runc skopeo:skopeo fuse-overlayfs:fuse-overlayfs mkfs.btrfs:btrfs-progs \
    mmdebstrap:mmdebstrap musl-gcc:musl-tools jq:jq setcap:libcap2-bin getfattr:attr setfacl:acl bsdtar:libarchive-tools xz:xz-utils zstd:zstd bzip2:bzip2 python3:python3 unshare:util-linux; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
  done
  if ((${#missing[@]})); then
    apt-get -y --no-install-recommends -o DPkg::Lock::Timeout=600 install "${missing[@]}" >&2
  fi
  mkdir -p /var/lib/{docker,containers,containerd} /run/{docker,containers,libpod,containerd}
}

mirror() { apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -E '/debian/?$' | head -1; }

fetch_docker28() { # FOLDER
  local apt=$work/apt package own; mkdir -p "$apt"/{lists/partial,archives/partial,debs}
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(mirror) sid main" >"$apt/sources.list"
  own=(-q -o "Dir::State::lists=$apt/lists" -o Dir::State::status=/dev/null -o "Dir::Cache=$apt" -o "Dir::Etc::sourcelist=$apt/sources.list"
    -o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::preferencesparts=/dev/null -o APT::Sandbox::User=root)
  apt-get "${own[@]}" -o APT::Update::Error-Mode=any update >&2
  (cd "$apt/debs" && apt-get "${own[@]}" download docker.io docker-cli docker-buildx containerd >&2)
  for package in "$apt"/debs/*.deb; do dpkg -x "$package" "$1"; done
}

# need_docker28, need_podman5: have them in $docker28 and $podman5, once in a run
need_docker28() {
  if [[ -z $docker28 ]]; then docker28=$work/docker28; fetch_docker28 "$docker28"; fi
  mkdir -p "$work/config28/cli-plugins"
  ln -sfn "$docker28/usr/libexec/docker/cli-plugins/docker-buildx" "$work/config28/cli-plugins/docker-buildx"
}
need_podman5() {
  if [[ -z $podman5 ]]; then
    podman5=$work/podman5
    mmdebstrap --quiet --variant=apt --mode=root --include=podman,runc,conmon sid "$podman5" "$(mirror)" >&2
  fi
}

prepare_engines() {
  echo nameserver 192.0.2.53 >"$work/resolv.conf" # this machine's would end up in the containers' records
  mount --bind "$work/resolv.conf" "$(realpath /etc/resolv.conf)"
  mkdir -p "$work/config20"
  printf '%s\n' '[engine]' 'events_logger="file"' 'cgroup_manager="cgroupfs"' '[containers]' 'log_driver="k8s-file"' 'pids_limit=0' 'default_ulimits=[]' >"$work/containers.conf"
  export CONTAINERS_CONF=$work/containers.conf
}

# use 20|28  the commands of this Docker, and of the containerd packaged with it, come first
use() {
  case $1 in
    20) PATH=/usr/sbin:/usr/bin:/sbin:/bin DOCKER_CONFIG=$work/config20 DOCKER_BUILDKIT=0 ;;
    28) need_docker28; PATH=$docker28/usr/sbin:$docker28/usr/bin:/usr/sbin:/usr/bin:/sbin:/bin DOCKER_CONFIG=$work/config28 DOCKER_BUILDKIT=1 ;;
  esac
  export PATH DOCKER_CONFIG DOCKER_BUILDKIT DOCKER_HOST=unix://$work/docker.sock
  hash -r
}

# answers COMMAND...  waits until it succeeds; fails when the engine has died
answers() {
  local i
  for ((i = 0; i < 240; i++)); do
    if "$@" >/dev/null 2>&1; then return; fi
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.25
  done
  tail -20 "$work/log" >&2; return 1
}

# daemon ENGINE ROOT [OPTION...]  starts dockerd with ROOT as its /var/lib/docker and points `docker` at it
daemon() {
  local root=$2; use "$1"; shift 2
  mkdir -p "$root" "$work/run"
  mount --bind "$root" /var/lib/docker; mount --bind "$work/run" /run/docker
  dockerd --data-root /var/lib/docker --exec-root /var/run/docker --pidfile "$work/pid" -H "$DOCKER_HOST" \
    --iptables=false --ip6tables=false --bridge=none "$@" >>"$work/log" 2>&1 &
  pid=$!
  answers docker version
}
version() { docker version -f '{{.Server.Version}}'; }

# containerd_up ENGINE ROOT  starts the containerd that belongs to Docker 20 or 28, with ROOT as its /var/lib/containerd
containerd_up() {
  use "$1"
  mkdir -p "$2" "$work/run"
  mount --bind "$2" /var/lib/containerd; mount --bind "$work/run" /run/containerd
  containerd --root /var/lib/containerd --state /run/containerd --address /run/containerd/containerd.sock --log-level warn >>"$work/log" 2>&1 &
  pid=$!
  export CONTAINERD_ADDRESS=/run/containerd/containerd.sock
  answers ctr version
}

stop() {
  kill "$pid"; wait "$pid" || true; pid=
  detach /var/lib/docker /run/docker /var/lib/containerd /run/containerd
  rm -rf --one-file-system "$work/run"
}

# detach FOLDER...  takes away what is mounted there, however often
detach() {
  local folder
  for folder; do while mountpoint -q "$folder"; do umount -R "$folder" || return; done; done
}

# podman_up FOLDER [DRIVER]  FOLDER becomes /var/lib/containers, or that of the chroot when DRIVER is podman5
podman_up() {
  local root='' run=$work/podman-run; podman_driver=${2:-overlay}
  PATH=/usr/sbin:/usr/bin:/sbin:/bin; hash -r; unset DOCKER_CONFIG DOCKER_HOST
  if [[ $podman_driver == podman5 ]]; then
    need_podman5; root=$podman5 podman_driver=overlay
    mkdir -p "$root"/{proc,sys,dev,var/lib/containers,etc/containers,run/containers,run/libpod,exchange}
    mount --bind "$root" "$root" # runc wants its / to be a mount point
    mount -t proc proc "$root/proc"
    mount --rbind /sys "$root/sys"; mount --make-rslave "$root/sys"; mount --rbind /dev "$root/dev"; mount --make-rslave "$root/dev"
    printf '{"default":[{"type":"insecureAcceptAnything"}]}\n' >"$root/etc/containers/policy.json"
    cp "$work/containers.conf" "$root/etc/containers/containers.conf"
    mount --bind "$work" "$root/exchange"
  fi
  podman_root=$root
  mount -t tmpfs tmpfs "$root/dev/shm" # podman keeps locks there, beyond its own folders
  mkdir -p "$1" "$run"/{run,libpod}
  mount --bind "$1" "$root/var/lib/containers"; mount --bind "$run/run" "$root/run/containers"; mount --bind "$run/libpod" "$root/run/libpod"
}
podman_down() {
  detach "$podman_root"/{var/lib/containers,run/containers,run/libpod}
  umount "$podman_root/dev/shm"
  if [[ -n $podman_root ]]; then detach "$podman_root"/{exchange,dev,sys,proc} "$podman_root"; fi
  rm -rf --one-file-system "$work/podman-run"
}
# in_podman ARGUMENT...  runs the podman that is up; $(shared FILE) is how it sees a file of $work
in_podman() {
  local storage=(--root /var/lib/containers/storage --runroot /run/containers/storage --tmpdir /run/libpod --storage-driver "$podman_driver" --events-backend file)
  if [[ -n $podman_root ]]; then
    env -u CONTAINERS_CONF TMPDIR=/exchange/podman-run chroot "$podman_root" podman "${storage[@]}" --runtime runc --cgroup-manager cgroupfs "$@"
  else
    TMPDIR=$work/podman-run podman "${storage[@]}" --runtime runc --cgroup-manager cgroupfs "$@"
  fi
}
shared() { if [[ -n $podman_root ]]; then echo "/exchange/$1"; else echo "$work/$1"; fi; }
podman_version() { in_podman --version | awk '{print $3}'; }

stop_engines() {
  if [[ -n $pid ]]; then kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; fi
  podman_root=$podman5
  podman_down 2>/dev/null || true
  podman_root=''
  podman_down 2>/dev/null || true
  detach /var/lib/docker /run/docker /var/lib/containerd /run/containerd 2>/dev/null || true
}
