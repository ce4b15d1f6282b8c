#!/usr/bin/env bash
# Installs the packages of tools/packages.txt that are missing. Does nothing,
# and asks for no rights, where none is.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

missing=()
while read -r package; do
  installed "$package" || missing+=("$package")
done < <(grep -v '^#' "$here/packages.txt")
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "缺少软件包，需要 root 权限或 sudo 才能安装：${missing[*]}" >&2
    echo "packages are missing and installing them needs root or sudo: ${missing[*]}" >&2
    exit 2
  }
  as_root=(sudo)
fi
echo "安装缺少的软件包 / installing missing packages: ${missing[*]}"
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
