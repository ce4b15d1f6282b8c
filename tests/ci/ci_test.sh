#!/usr/bin/env bash
# The hook and the pipeline of tools/ci on a repository of policies: a sound
# policy passes, a broken one does not, and what is staged counts.
#
#   ci_test.sh PROGRAM ROOT
set -euo pipefail
export YANPAN=$1 LANG=en_US.UTF-8 GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
root=$2
command -v git >/dev/null || { echo "skipped: git is absent"; exit 77; }
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
unset GITHUB_ACTIONS

fail() { echo "FAILED: $1"; cat log 2>/dev/null; exit 1; }
# expect STATUS WHAT COMMAND...: what it says is kept in `log`
expect() {
  local wanted=$1 what=$2 status=0
  shift 2
  "$@" >"$place/log" 2>&1 || status=$?
  [ $status -eq "$wanted" ] || { cat "$place/log"; fail "$what: exit $status, wanted $wanted"; }
  echo "ok: $what"
}
said() { grep -q -- "$1" "$place/log" || fail "did not say $1"; }

# ---- the hook ----
git init -q repo
cd repo
git config user.name "Test" && git config user.email test@example.invalid
ln -s "$root/tools/ci/pre-commit" .git/hooks/pre-commit
echo notes > notes.txt
git add . && expect 0 "a commit without policies" env YANPAN=/nowhere git commit -qm notes

mkdir -p "政策 一"
"$YANPAN" init --lang zh "政策 一/季度" >/dev/null 2>&1
git add . && expect 0 "a sound policy is committed" git commit -qm sound
policy="政策 一/季度/policy.yp"
[ -f "$policy" ] || fail "init wrote no policy.yp"
cp "$policy" ../sound.yp

printf '\n约束 没有这个量 ≥ 0\n' >> "$policy"
echo more >> notes.txt
git add notes.txt && expect 0 "a mistake that is not staged does not count" git commit -qm notes
git add . && expect 1 "a broken policy is not committed" git commit -qm broken
said 'unknown-name'
said 'nothing was committed'
cp ../sound.yp "$policy"
expect 1 "what is staged counts, not what lies in the folder" git commit -qm broken
git add . && git diff --cached --quiet || fail "the sound policy is not what was committed"
expect 0 "git commit --no-verify goes past it" git commit -q --allow-empty --no-verify -m empty
[ "$(git rev-list --count HEAD)" -eq 4 ] || fail "the repository has another number of commits"
git rm -rqf "政策 一" && expect 0 "a policy that is removed is not checked" git commit -qm removed
cd ..

# ---- the pipeline ----
pipeline() { bash "$root/tools/ci/pipeline.sh" "$@"; }
"$YANPAN" init --lang zh sound >/dev/null 2>&1
"$YANPAN" init --lang zh broken >/dev/null 2>&1
printf '\n约束 没有这个量 ≥ 0\n' >> broken/policy.yp
"$YANPAN" init --lang zh doubtful >/dev/null 2>&1
printf '\n量 没有用到 整数\n  计数 问题\n' >> doubtful/policy.yp

expect 0 "the pipeline passes a sound policy" pipeline --out reports sound
said '== check'
said '== test sound'
for report in check.sarif check.xml check.json; do [ -s "reports/$report" ] || fail "no $report"; done
for verb in fmt prove; do
  if "$YANPAN" "$verb" --help >/dev/null 2>&1; then said "== $verb"; else echo "left out: this program has no verb $verb"; fi
done
expect 1 "findings are allowed no pass" pipeline --fail-level warning doubtful
said 'unused-measure'
expect 2 "a policy that cannot be run at all is worse than findings" pipeline --out reports broken sound
said 'unknown-name'
said '== test sound'
grep -q unknown-name reports/check.sarif || fail "the report of a broken policy lacks the finding"
expect 2 "no such policy" pipeline nowhere
expect 2 "no policy named" pipeline
expect 2 "no program" env YANPAN=/nowhere bash "$root/tools/ci/pipeline.sh" sound
GITHUB_ACTIONS=true expect 2 "on GitHub findings are annotations" pipeline broken
said '^::error file=broken/policy.yp,'

# ---- the example for GitHub ----
if /usr/bin/python3 -c 'import yaml' 2>/dev/null; then
  expect 0 "the workflow is YAML and calls what exists" /usr/bin/python3 - "$root" <<'PY'
import pathlib, re, subprocess, sys, yaml
root = pathlib.Path(sys.argv[1])
steps = yaml.safe_load((root / "tools/ci/github-actions.yml").read_text())["jobs"]["policies"]["steps"]
scripts = [step["run"] for step in steps if "run" in step]
assert any("pipeline.sh" in script for script in scripts)
for script in scripts:
    subprocess.run(["bash", "-n"], input=script.encode(), check=True)
    for path in re.findall(r"\.yanpan/(tools/\S+)", script):
        assert (root / path).exists(), path
PY
else
  echo "left out: the workflow example (package python3-yaml is absent)"
fi
echo "all passed"
