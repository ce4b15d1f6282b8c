#!/usr/bin/env bash
# Makes yanpan.vsix, the extension for VS Code and editors like it. Needs node 20
# or later and npm; nothing else of the project does.
set -euo pipefail
cd "$(dirname "$0")"

for tool in node npm; do
  command -v "$tool" >/dev/null || { echo "package.sh: 没有 $tool，做不了扩展 / $tool is missing, the extension cannot be made" >&2; exit 2; }
done
bash make_grammar.sh > syntaxes/yanpan.tmLanguage.json
npm ci --no-audit --no-fund
npm run --silent package
echo "tools/editor/vscode/yanpan.vsix"
