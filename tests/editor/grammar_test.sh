#!/usr/bin/env bash
# The committed grammar is what the list of keywords gives.
set -euo pipefail
cd "$(dirname "$0")/../../tools/editor/vscode"
if ! diff <(bash make_grammar.sh) syntaxes/yanpan.tmLanguage.json; then
  echo "bash tools/editor/vscode/make_grammar.sh > tools/editor/vscode/syntaxes/yanpan.tmLanguage.json" >&2
  exit 1
fi
# And the list was read: one of each kind.
for word in 语言 '不含\\s+本问题' 'UTF-16' '无责任人' 'serving\\s+on' 'as-of\\s+date' departments; do
  grep -qF "$word" syntaxes/yanpan.tmLanguage.json || { echo "missing: $word" >&2; exit 1; }
done
