#!/usr/bin/env bash
# client_test.sh PROGRAM: the extension's client against the server, in node.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
extension=$here/../../tools/editor/vscode
if ! command -v node >/dev/null || [ ! -d "$extension/node_modules/vscode-languageclient" ]; then
  echo "skipped: node or the client library is absent (tools/editor/vscode/package.sh installs it)"
  exit 77
fi
exec node "$here/client_test.js" "$1" "$extension"
