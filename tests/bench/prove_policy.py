#!/usr/bin/env python3
"""A policy of RULES rules over 17 measures, for the bench of `yanpan prove`.

The same RULES and SEED give the same text: the numbers come from a generator
written out here, not from a library. Rules look like those people write: a
kind or two, one to three comparisons, sometimes an exception, four tiers.
"""
import sys

rules, seed = int(sys.argv[1]), int(sys.argv[2])


def draw(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n


INTS = ["repeat", "spread", "units_hit", "late", "new_cases", "open_cases", "leave_days", "overtime", "months_served"]
DECIMALS = ["load_ratio", "error_rate", "return_rate"]
BOOLEANS = ["trained", "reminded", "praised", "clue"]
KINDS = 30

out = ["language 1 english", "choice severity_set", "  minor < moderate < serious", "choice kind_set",
       "  " + ", ".join(f"k{i}" for i in range(KINDS)),
       "entity case", "  as case", "  case_no text key", "  received date main date",
       "entity person", "  as person", "  staff_no text key",
       "entity part", "  as participation", "  case -> case", "  person -> person",
       "entity problem", "  as problem", "  problem_no text key", "  case -> case", "  kind kind_set",
       "  severity severity_set", "  occurred date main date"]
out += [f"  {name} integer range 0 to 1000" for name in INTS]
out += [f"  {name} decimal range 0 to 10" for name in DECIMALS]
out += [f"  {name} boolean" for name in BOOLEANS]
out += ["policy bench", "  version 1", '  basis "bench"', "accountable", "  step first", "    case not missing"]
causes = [f"{category}.c{i}" for category in ["process", "capacity", "skill", "attitude"] for i in range(5)]
out += [f"cause {cause}" for cause in causes]


def atom():
    which = draw(10)
    if which < 5:
        return f"{INTS[draw(len(INTS))]} {'>=' if draw(3) else '<'} {1 + draw(40)}"
    if which < 8:
        return f"{DECIMALS[draw(3)]} {'>=' if draw(2) else '<'} {draw(5)}.{draw(10)}"
    return ("not " if draw(2) else "") + BOOLEANS[draw(4)]


for number in range(1, rules + 1):
    tier = draw(4)
    out += [f"rule R{number}", f"  tier {tier + 1}", f"  cause {causes[tier * 5 + draw(5)]}"]
    if tier == 3 and draw(2):
        out.append("  evidence >= 2 items")
    out += ["  when", "    kind in " + ", ".join(f"k{i}" for i in sorted({draw(KINDS) for _ in range(1 + draw(2))}))]
    out += ["    " + atom() for _ in range(1 + draw(3))]
    if draw(4) == 0:
        out += ["  unless", "    " + atom()]
print("\n".join(out))
