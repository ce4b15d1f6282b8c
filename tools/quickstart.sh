#!/usr/bin/env bash
# From a fresh clone to a 研判清单: installs what is missing, builds, writes a
# sample quarter, runs the quarter policy on it. May be run again at any time.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\n== %s\n   %s\n' "$1" "$2"; }

say "1/4 检查并安装所需软件包" "looking for missing packages and installing them"
bash tools/install_packages.sh

say "2/4 编译（首次约几分钟）→ build/release/yanpan" "building, a few minutes the first time"
cmake --preset release -Wno-dev >/dev/null
cmake --build --preset release --target yanpan

say "3/4 生成一个季度的示例数据 → build/sample" "writing a sample quarter of four departments"
build/release/yanpan sample build/sample --force

say "4/4 按 policies/quarter 研判 → build/run" "running the quarter policy on it"
# Exit status 1 says that some input cells were not usable and are listed: the sample has a few on purpose.
status=0
build/release/yanpan run policies/quarter --data build/sample --out build/run || status=$?
[ "$status" -le 1 ] || exit "$status"

say "研判清单的前几行（build/run/list.csv）" "the first rows of the list"
head -n 6 build/run/list.csv
cat <<'TEXT'

接下来看哪里 / where to look next
  build/run/list.csv           每个问题：一人一因，或一个提请会商的理由
                               each problem: one person and one cause, or one reason for referral
  build/run/list.json          同样的行，附每项事实、阈值、文件和行号
                               the same rows with each fact, threshold, file and row
  build/run/cases.csv          每件案件的责任人 / the accountable person of each case
  build/run/interventions.csv  处置建议 / the interventions that follow
  build/run/rejects.csv        没有用上的单元格和行 / input cells and rows that could not be used
  policies/quarter/            规则本身，可以直接修改后重跑 / the rules themselves: change them and run again
  build/release/yanpan --help  全部命令 / every command
TEXT
