#!/usr/bin/env bash
# The canonical workload, whole process: yanpan against the single-purpose
# yardstick and SQLite on the same data, in turns, in one run.
#
#   tests/bench/run_bench.sh [N ...]        default 10000 100000 1000000
#
# Needs ../shared/bench (generator, yardstick, expected digests); says so and
# ends well where it is absent. Prints medians of 5 pairs; a ratio is that of the
# medians. Nothing here is asserted: figures depend on the machine, ratios hold.
# Data and results lie in a file system in memory where there is one: what is
# compared is the work, not the disk, and a run waits for the disk before it
# shows its results while the yardstick does not. YANPAN_BENCH_DIR says otherwise.
set -euo pipefail
cd "$(dirname "$0")/../.."
shared=../shared/bench
if [ ! -d "$shared" ]; then
  echo "skipped: no ../shared/bench / 跳过：没有 ../shared/bench"
  exit 0
fi
yanpan=${YANPAN:-build/release/yanpan}
in_memory=/dev/shm/yanpan-bench-$(id -u)
[ -w /dev/shm ] && [ "$(df -Pk /dev/shm | awk 'NR == 2 { print $4 }')" -gt 2000000 ] || in_memory=build/bench
work=${YANPAN_BENCH_DIR:-$in_memory}
rounds=${ROUNDS:-5}
mkdir -p "$work"
g++ -std=c++20 -O3 -march=native -pthread -I "$shared" "$shared/limit.cpp" -o "$work/limit"

measure() {  # prints "seconds KiB" of one whole process
  local start=$EPOCHREALTIME end
  /usr/bin/time -f '%M' -o "$work/time" "$@" >/dev/null 2>&1 || [ $? -le 1 ]
  end=$EPOCHREALTIME
  awk -v a="$start" -v b="$end" -v m="$(tail -n 1 "$work/time")" 'BEGIN { printf "%.4f %d\n", b - a, m }'
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

printf '%10s %12s %12s %8s %12s %12s %8s %8s %s\n' N 'limit s' 'yanpan s' ratio 'limit MiB' 'yanpan MiB' ratio 'sqlite s' digest
for n in "${@:-10000 100000 1000000}"; do for n in $n; do
  data=$work/$n
  [ -f "$data/problems.csv" ] || python3 "$shared/gen.py" "$n" 1 "$data"
  : > "$work/l"; : > "$work/y"
  for _ in $(seq "$rounds"); do
    measure "$work/limit" "$data" "$work/limit.csv" >> "$work/l"
    measure "$yanpan" run tests/bench/policy/canonical.yp --data "$data" --as-of 2025-12-31 --only list --out "$work/out-$n" >> "$work/y"
  done
  ls=$(cut -d' ' -f1 "$work/l" | median); lm=$(cut -d' ' -f2 "$work/l" | median)
  ys=$(cut -d' ' -f1 "$work/y" | median); ym=$(cut -d' ' -f2 "$work/y" | median)
  sqlite=-
  if command -v sqlite3 >/dev/null && [ "$n" -le 100000 ]; then
    sqlite=$(measure bash tests/bench/sqlite.sh "$data" "$work/sqlite.csv" | cut -d' ' -f1)
    cmp -s "$work/sqlite.csv" "$work/limit.csv" || sqlite="$sqlite(differs)"
  fi
  digest=$(python3 tests/bench/project.py "$work/out-$n/list.csv" | cut -d' ' -f1)
  grep -q "$digest" "$shared/README.md" && verdict=equal || verdict=DIFFERS
  awk -v n="$n" -v ls="$ls" -v lm="$lm" -v ys="$ys" -v ym="$ym" -v q="$sqlite" -v d="$verdict" \
    'BEGIN { printf "%10d %12.3f %12.3f %8.1f %12.0f %12.0f %8.2f %8s %s\n", n, ls, ys, (ls + 0 ? ys / ls : 0), lm / 1024, ym / 1024, ym / lm, q, d }'
done; done
