#!/usr/bin/env python3
"""The pictures of `graph` and `doc` as another program reads them.

    pictures_test.py [--every N] PROGRAM ROOT

On a sample quarter, in both languages: every unit and person and each seventh
case (with --every N each N-th of them, for slow builds). A picture must be XML,
say itself in words, keep boxes apart and inside, and end every line at a box.
"""

import argparse
import json
import pathlib
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

ARGUMENTS = argparse.ArgumentParser()
ARGUMENTS.add_argument("--every", type=int, default=1)
ARGUMENTS.add_argument("program")
ARGUMENTS.add_argument("root", type=pathlib.Path)
GIVEN = ARGUMENTS.parse_args()
POLICY = GIVEN.root / "policies/quarter"
SVG = "{http://www.w3.org/2000/svg}"


def run(*arguments):
    result = subprocess.run([GIVEN.program, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert result.returncode in (0, 1), (arguments, result.stderr)
    return result.stdout


def boxes(picture):
    """Of each group that is a box the last rectangle: the ones before it are its pile."""
    found = []
    for group in picture.iter(SVG + "g"):
        rects = group.findall(SVG + "rect")
        if rects:
            found.append((tuple(int(rects[-1].get(name)) for name in ("x", "y", "width", "height")), group))
    return found


def read(text):
    picture = ElementTree.fromstring(text)
    assert picture.tag == SVG + "svg" and picture.get("role") == "img"
    assert picture.findtext(SVG + "title") and picture.findtext(SVG + "desc")
    assert "Noto Sans CJK SC" in picture.get("font-family")
    return picture


def check_graph(text):
    picture = read(text)
    width, height = int(picture.get("width")), int(picture.get("height"))
    found = boxes(picture)
    for i, ((x, y, w, h), group) in enumerate(found):
        assert 0 <= x and 0 <= y and x + w <= width and y + h <= height
        for (ox, oy, ow, oh), _ in found[:i]:
            assert x >= ox + ow or ox >= x + w or y >= oy + oh or oy >= y + h, (x, y, ox, oy)
        for words in group.findall(SVG + "text"):
            assert x < int(words.get("x")) < x + w and y < int(words.get("y")) < y + h
    lines = 0
    for group in picture.iter(SVG + "g"):
        paths = group.findall(SVG + "path")
        if not paths:
            continue
        tip_x, tip_y = map(int, paths[1].get("d")[1:].split("l")[0].split())
        assert any(tip_x in (x, x + w) and y < tip_y < y + h for (x, y, w, h), _ in found), (tip_x, tip_y)
        lines += 1
    return len(found), lines


def main():
    count = most = lines = 0
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder) / "sample"
        run("sample", data, "--cases", "120")
        nodes = json.loads(run("graph", POLICY, "--data", data, "--format", "json"))["nodes"]
        middles = [n for n in nodes if n["type"] in ("unit", "person")] + [n for n in nodes if n["type"] == "case"][::7]
        for i, node in enumerate(middles[:: GIVEN.every]):
            text = run("graph", POLICY, "--data", data, "--format", "svg", f"--{node['type']}", node["label"], "--lang", ("zh", "en")[i % 2])
            shown, drawn = check_graph(text)
            count, most, lines = count + 1, max(most, shown), lines + drawn
        book = pathlib.Path(folder) / "book"
        run("doc", POLICY, "--out", book)
        read((book / "tiers-1.svg").read_text())
    assert count >= 20 / GIVEN.every and 15 <= most <= 36 and lines > count, (count, most, lines)
    print(f"{count} pictures with {lines} lines, at most {most} boxes")


main()
