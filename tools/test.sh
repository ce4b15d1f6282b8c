#!/usr/bin/env bash
# Installs what is missing, builds twice (sanitizers, release) and runs every
# test. The last thing printed is the summary of the release tests.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\n== %s\n   %s\n' "$1" "$2"; }
jobs=$(nproc)

say "1/4 检查并安装所需软件包" "looking for missing packages and installing them"
bash tools/install_packages.sh

[ -d ../shared ] || say "没有 ../shared：用到真实事件记录和标准负载的测试会跳过" \
  "../shared is absent: tests on the real incident log and the canonical workload are skipped"

say "2/4 编译检错版本并测试（build/asan）" "building with sanitizers and testing, without the slow tests"
cmake --preset asan -Wno-dev >/dev/null
cmake --build --preset asan
ctest --preset asan -j "$jobs"

say "3/4 编译正式版本（build/release）" "building the release"
cmake --preset ci -Wno-dev >/dev/null
cmake --build --preset ci

say "4/4 运行全部测试" "running every test"
ctest --preset ci -j "$jobs"
