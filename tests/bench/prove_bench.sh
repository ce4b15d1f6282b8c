#!/usr/bin/env bash
# `yanpan prove` on generated policies over 17 measures, whole process.
#
#   tests/bench/prove_bench.sh [RULES ...]        default 20 200 1000
#
# Prints the median of 5 runs; nothing is asserted but that every question was
# decided. The aim: 200 rules within 1 s, 1,000 within 30 s.
set -euo pipefail
cd "$(dirname "$0")/../.."
yanpan=${YANPAN:-build/release/yanpan}
work=${YANPAN_BENCH_DIR:-build/bench}
mkdir -p "$work"
printf '%8s %10s %10s %10s\n' rules seconds findings MiB
for rules in "${@:-20 200 1000}"; do for rules in $rules; do
  policy=$work/prove-$rules.yp
  python3 tests/bench/prove_policy.py "$rules" 1 > "$policy"
  : > "$work/times"
  for _ in 1 2 3 4 5; do
    start=$EPOCHREALTIME
    /usr/bin/time -f '%M' -o "$work/memory" "$yanpan" prove --format json "$policy" > "$work/proof.json" 2>/dev/null || [ $? -le 1 ]
    awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.3f\n", b - a }' >> "$work/times"
  done
  if grep -q not-decided "$work/proof.json"; then echo "$rules rules: something was not decided"; exit 1; fi
  seconds=$(sort -n "$work/times" | sed -n 3p)
  printf '%8s %10s %10s %10s\n' "$rules" "$seconds" "$(grep -c '"code"' "$work/proof.json")" "$(awk '/^[0-9]+$/ { print int($1 / 1024) }' "$work/memory")"
done; done
