#!/usr/bin/env bash
# Everything that is to hold before a policy is put in force, in one go: layout,
# mistakes, scenarios and their coverage, proofs. For any CI; needs only yanpan.
#
#   pipeline.sh [--out DIR] [--fail-level error|warning] POLICY...
#
# POLICY is a policy file or folder. --out keeps the reports: check.sarif,
# check.xml and test-N.xml (JUnit), check.json. Every step runs, also after one
# that failed. Ends with the worst exit status of the steps: 0 nothing found, 1
# findings, 2 could not run. YANPAN names the program where it is not on the PATH.
set -uo pipefail

yanpan=${YANPAN:-yanpan}
out= level=error policies=()

usage() { sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//p}' "$0" >&2; exit 2; }

while [ $# -gt 0 ]; do
  case $1 in
    --out) [ $# -gt 1 ] || usage; out=$2; shift 2 ;;
    --fail-level) [ $# -gt 1 ] || usage; level=$2; shift 2 ;;
    -*) usage ;;
    *) policies+=("$1"); shift ;;
  esac
done
[ ${#policies[@]} -gt 0 ] || usage
command -v "$yanpan" >/dev/null || { echo "找不到 yanpan / yanpan is not found: $yanpan" >&2; exit 2; }
if [ -n "$out" ]; then mkdir -p "$out" || exit 2; fi

worst=0
step() {  # step TITLE COMMAND...: runs it and keeps the worst status
  printf '\n== %s\n' "$1" >&2
  shift
  "$@"
  local status=$?
  [ $status -le 2 ] || status=2
  [ $status -le $worst ] || worst=$status
}
offers() { "$yanpan" "$1" --help 2>/dev/null | grep -q -- "${2:-}"; }  # offers VERB [OPTION]
left_out() { printf '\n== %s: 这个 yanpan 没有，略过 / left out, this yanpan does not have it\n' "$1" >&2; }

check_format() { if [ -n "${GITHUB_ACTIONS:-}" ]; then echo github; else echo text; fi; }
keep_report() { "$yanpan" check "${policies[@]}" --format "$1" >"$out/$2" || [ $? -eq 1 ]; }

run_scenarios() {  # run_scenarios N POLICY
  local options=()
  offers test --coverage && options+=(--coverage)
  [ -z "$out" ] || ! offers test --junit || options+=(--junit "$out/test-$1.xml")
  step "test $2" "$yanpan" test "$2" "${options[@]}"
}

if offers fmt --check; then step "fmt --check" "$yanpan" fmt --check "${policies[@]}"; else left_out fmt; fi
step check "$yanpan" check "${policies[@]}" --fail-level "$level" --format "$(check_format)"
if [ -n "$out" ]; then
  keep_report sarif check.sarif && keep_report junit check.xml && keep_report json check.json || worst=2
fi
for i in "${!policies[@]}"; do run_scenarios $((i + 1)) "${policies[$i]}"; done
if offers prove; then
  for policy in "${policies[@]}"; do step "prove $policy" "$yanpan" prove "$policy"; done
else
  left_out prove
fi

case $worst in
  0) printf '\n通过 / passed\n' >&2 ;;
  1) printf '\n有问题，见上 / findings, see above\n' >&2 ;;
  *) printf '\n有步骤没能执行，见上 / a step could not run, see above\n' >&2 ;;
esac
exit $worst
