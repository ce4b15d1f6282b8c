#!/usr/bin/env bash
# The canonical workload gives the expected list, with 1 and 2 threads, rows
# shuffled, files reversed, another locale and time zone.  canonical_test.sh YANPAN
# Exit 77: skipped, for ../shared/bench or python3 is absent.
set -euo pipefail
yanpan=$(realpath "$1")
cd "$(dirname "$0")/../.."
shared=$(realpath ../shared/bench 2>/dev/null) || true
if [ ! -d "${shared:-}" ] || ! command -v python3 >/dev/null; then
  echo "skipped: no ../shared/bench or no python3 / 跳过：没有 ../shared/bench 或 python3"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

check() {  # what, expected digest, data, then the environment and options of the run
  local what=$1 expected=$2 data=$3
  shift 3
  rm -rf "$work/out"
  env "$@" "$yanpan" run tests/bench/policy/canonical.yp --data "$data" --as-of 2025-12-31 --only list --out "$work/out" --threads "$threads" >/dev/null 2>&1 || true
  local got
  got=$(python3 tests/bench/project.py "$work/out/list.csv")
  if [ "$got" = "$expected" ]; then echo "passed  $what"; else echo "FAILED  $what: $got, expected $expected"; failed=1; fi
}

for n in 1000 10000 100000; do
  expected=$(awk -v n="N=$n" '$1 == n { print $4 }' "$shared/README.md")
  data=$work/$n
  python3 "$shared/gen.py" "$n" 1 "$data"
  threads=1 check "N=$n, 1 thread" "$expected" "$data" LC_ALL=C
  threads=2 check "N=$n, 2 threads" "$expected" "$data" LC_ALL=C
  [ "$n" -le 10000 ] || continue
  threads=2 check "N=$n, another locale and time zone" "$expected" "$data" LC_ALL=C.UTF-8 TZ=America/New_York
  mkdir "$work/reversed" "$work/shuffled"
  for file in "$data"/*.csv; do
    { head -n 1 "$file"; tail -n +2 "$file" | tac; } > "$work/reversed/${file##*/}"
    { head -n 1 "$file"; tail -n +2 "$file" | shuf --random-source=<(yes); } > "$work/shuffled/${file##*/}"
  done
  threads=2 check "N=$n, files reversed" "$expected" "$work/reversed" LC_ALL=C
  threads=2 check "N=$n, rows shuffled" "$expected" "$work/shuffled" LC_ALL=C
  rm -rf "$work/reversed" "$work/shuffled"
done
exit $failed
