#!/usr/bin/env python3
"""The reports of `check` as other programs read them: SARIF, JUnit, JSON, GitHub.

    reports_test.py [--every N] PROGRAM ROOT [SCHEMA]

Every page of lang/diag/help gives one broken package (with --every N each N-th,
for slow builds); shipped policies give sound ones. SARIF is held against SCHEMA (a copy of the standard's, where one is
at hand) and always against sarif.json beside this file; JUnit is read by
junitparser. Ends with 77 (skipped) where Debian's python3-jsonschema or
python3-junitparser is absent.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import jsonschema
    import junitparser
except ImportError as missing:
    print(f"skipped: {missing.name} is absent (packages python3-jsonschema, python3-junitparser)")
    sys.exit(77)

ARGUMENTS = argparse.ArgumentParser()
ARGUMENTS.add_argument("--every", type=int, default=1)
ARGUMENTS.add_argument("program")
ARGUMENTS.add_argument("root", type=pathlib.Path)
ARGUMENTS.add_argument("schemas", type=pathlib.Path, nargs="*")
GIVEN = ARGUMENTS.parse_args()
PROGRAM, ROOT = GIVEN.program, GIVEN.root
SCHEMAS = [pathlib.Path(__file__).with_name("sarif.json"), *GIVEN.schemas]

SUPPRESSED = """语言 1 中文
政策 试行 trial
  版本 1
  依据 《办法》
引用 标准.事实
原因 流程·缺口 process.gap
责任人
  步骤 主办 lead
    角色 为 主办
  其余 移送会商
# 允许 rule-without-scenario：用例随八月的修订补上
规则 R1 笔误
  层级 1
  归因 流程·缺口
  当
    类别 为 笔误
"""


def packages(folder):
    """Folders and files to check, below `folder` and in the project."""
    for page in sorted((ROOT / "lang/diag/help").glob("*.md"))[:: GIVEN.every]:
        for language, part in zip(("zh", "en"), page.read_text().split("## English")):
            package = folder / f"{page.stem} 的例子" / language
            package.mkdir(parents=True)
            example = part.split("```\n")[1]
            head = "" if re.match("语言|language", example) else {"zh": "语言 1 中文\n引用 标准.事实\n", "en": "language 1 english\nuse std.facts\n"}[language]
            (package / "a & b.yp").write_text(head + example)
            yield package
    (folder / "允许.yp").write_text(SUPPRESSED)
    yield folder / "允许.yp"
    yield from (ROOT / "policies/quarter", ROOT / "policies/quarter-en", ROOT / "policies/std")


def report(form, package):
    done = subprocess.run([PROGRAM, "check", "--format", form, str(package)], capture_output=True, env={"LANG": "C.UTF-8"})
    assert done.returncode in (0, 1), (form, package, done.stderr.decode())
    return done.stdout.decode("utf-8"), done.returncode


def check_sarif(text, found):
    log = json.loads(text)
    for schema in SCHEMAS:
        jsonschema.Draft7Validator(json.loads(schema.read_text()), format_checker=jsonschema.FormatChecker()).validate(log)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [r["ruleId"] for r in run["results"]] == [f["code"] for f in found]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    assert [r["partialFingerprints"]["yanpan/v1"] for r in run["results"]] == [f["fingerprint"] for f in found]
    assert [r["suppressions"][0]["justification"] if r["suppressions"] else None for r in run["results"]] == [f["suppressed"] for f in found]
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])


def check_json(found):
    prints = [f["fingerprint"] for f in found]
    assert len(set(prints)) == len(prints), prints
    for f in found:
        assert f["code"] and f["severity"] in ("error", "warning") and f["message"] and f["place"]["line"] >= 1


def check_junit(text, found):
    suites = junitparser.JUnitXml.fromstring(text.encode())
    cases = [case for suite in suites for case in suite]
    failed = [c for c in cases if any(isinstance(r, junitparser.Failure) for r in c.result)]
    skipped = [c for c in cases if any(isinstance(r, junitparser.Skipped) for r in c.result)]
    assert len(cases) == max(1, len(found)), (len(cases), len(found))
    assert len(failed) == sum(f["severity"] == "error" for f in found)
    assert [c.result[0].message for c in skipped] == [f["suppressed"] for f in found if f["suppressed"]]
    for suite in suites:
        assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (len(cases), len(failed), 0, len(skipped))


def check_github(text, found):
    lines = text.splitlines()
    shown = [f for f in found if not f["suppressed"]]
    assert len(lines) == len(shown), (lines, shown)
    for line, f in zip(lines, shown):
        matched = re.fullmatch(r"::(error|warning) file=([^,:]+),line=(\d+),col=(\d+),endLine=\d+,endColumn=\d+,title=([a-z0-9-]+)::(.+)", line)
        assert matched, line
        assert (matched[1], int(matched[3]), matched[5]) == (f["severity"], f["place"]["line"], f["code"])


def main():
    seen, suppressed, logs = set(), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for package in packages(pathlib.Path(folder)):
            text, status = report("json", package)
            found = json.loads(text)
            assert status == any(f["severity"] == "error" for f in found), package
            check_json(found)
            check_sarif(report("sarif", package)[0], found)
            check_junit(report("junit", package)[0], found)
            check_github(report("github", package)[0], found)
            seen |= {f["code"] for f in found}
            suppressed += sum(f["suppressed"] is not None for f in found)
            logs += 1
    assert len(seen) > 100 / GIVEN.every and suppressed == 1, (len(seen), suppressed)
    print(f"{logs} packages, {len(seen)} codes, {suppressed} suppressed: SARIF held against {len(SCHEMAS)} schema(s), JUnit read by junitparser")


main()
