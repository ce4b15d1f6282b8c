#!/usr/bin/env bash
# The real incident log through policies/examples/incidents: the counts that
# are known of it.  incidents_test.sh YANPAN.  Exit 77: skipped, the log is absent.
set -euo pipefail
yanpan=$(realpath "$1")
cd "$(dirname "$0")/../.."
log=../shared/data/uci-incidents
if [ ! -d "$log" ]; then
  echo "skipped: no $log / 跳过：没有 $log"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$yanpan" run policies/examples/incidents --data "$log" --out "$work/out" --only list,cases,run >/dev/null 2>&1 || [ $? -eq 1 ]
failed=0
expect() {  # what, expected, got
  if [ "$2" = "$3" ]; then echo "passed  $1: $3"; else echo "FAILED  $1: $3, expected $2"; failed=1; fi
}
found() { grep -o "\"$1\":[0-9]*" "$work/out/run.json" | head -n 1 | cut -d: -f2; }
rows() { awk -F, -v OFS=, "NR > 1 && ($1)" "$work/out/list.csv" | wc -l; }
expect "cases" 24918 "$(grep -o '"incident": *[0-9]*' "$work/out/run.json" | grep -o '[0-9]*$')"
expect "missed the limit" 9115 "$(found limit.missed)"
expect "reassigned" 11369 "$(found rework.reassigned)"
expect "reopened" 275 "$(found quality.reopened)"
# Of the resolved ones: the finding's problem and a resolved_at in the log.
awk -F, 'NR > 1 && $3 != "" { print "limit.missed:" $1 }' "$log/cases.csv" | sort > "$work/resolved"
expect "resolved" 23362 "$(wc -l < "$work/resolved")"
cut -d, -f1 "$work/out/list.csv" | sort | comm -12 - "$work/resolved" > "$work/both"
expect "missed among the resolved" 8930 "$(wc -l < "$work/both")"
expect "problems with a cause and a reason, or with neither" 0 "$(rows '($4 == "") == ($9 == "")')"
expect "cases with a person and a reason, or with neither" 0 "$(awk -F, 'NR > 1 && (($2 == "") == ($4 == ""))' "$work/out/cases.csv" | wc -l)"
# The whole log, whether the incident has a problem or not.
mkdir "$work/policy"
cp policies/examples/incidents/*.yp tests/bench/incidents_checks.yp "$work/policy"
"$yanpan" run "$work/policy" --data "$log" --out "$work/checks" --only run >/dev/null 2>&1 || [ $? -eq 1 ]
broken() { grep -o "\"constraint\":\"$1\"" "$work/checks/run.json" | wc -l; }
expect "never a resolver" 658 "$(broken 'resolvers >= 1')"
expect "no resolver in the final record" 725 "$(broken 'final_resolvers >= 1')"
expect "more than one resolver" 2858 "$(broken 'resolvers <= 1')"
exit $failed
