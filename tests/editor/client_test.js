// Starts `yanpan lsp` through the protocol library that the extension ships and
// holds the types of the answers against it: what VS Code reads, read here.
'use strict';

const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawn } = require('child_process');
const { pathToFileURL } = require('url');

const [program, extension] = process.argv.slice(2);
const protocol = require(path.join(extension, 'node_modules/vscode-languageserver-protocol/node'));

const text = `语言 1 中文
政策 试行 trial
引用 标准.事实
# 😀
量 重复次数 repeat 整数
  计数 问题
    同一 责任人、没有的
`;

async function main() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yanpan-client-'));
  const file = path.join(folder, '规则.yp');
  fs.writeFileSync(file, text);
  const uri = pathToFileURL(file).href;   // percent-encoded, as VS Code writes it
  const server = spawn(program, ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = protocol.createProtocolConnection(
    new protocol.StreamMessageReader(server.stdout), new protocol.StreamMessageWriter(server.stdin));
  const published = [];
  let told;
  connection.onNotification(protocol.PublishDiagnosticsNotification.type, (params) => { published.push(params); if (told) told(params); });
  const next = () => new Promise((resolve) => { told = resolve; });
  connection.listen();

  const answer = await connection.sendRequest(protocol.InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: {} });
  assert.strictEqual(answer.capabilities.textDocumentSync.change, protocol.TextDocumentSyncKind.Incremental);
  await connection.sendNotification(protocol.InitializedNotification.type, {});

  let wait = next();
  await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'yanpan', version: 1, text } });
  let found = await wait;
  assert.strictEqual(found.uri, uri, 'diagnostics are told under the address the editor uses');
  const unknown = found.diagnostics.find((each) => each.code === 'unknown-name');
  assert.deepStrictEqual(unknown.range, { start: { line: 6, character: 11 }, end: { line: 6, character: 14 } });

  wait = next();
  await connection.sendNotification(protocol.DidChangeTextDocumentNotification.type,
    { textDocument: { uri, version: 2 }, contentChanges: [{ range: unknown.range, text: '类别' }, { range: { start: { line: 3, character: 2 }, end: { line: 3, character: 4 } }, text: '注' }] });
  found = await wait;
  assert.ok(!found.diagnostics.some((each) => each.code === 'unknown-name'));

  const at = { textDocument: { uri }, position: { line: 4, character: 3 } };
  const hover = await connection.sendRequest(protocol.HoverRequest.type, at);
  assert.match(hover.contents.value, /重复次数.*repeat/);
  const edit = await connection.sendRequest(protocol.RenameRequest.type, { ...at, newName: '次数' });
  assert.deepStrictEqual(Object.keys(edit.changes), [uri]);
  const tokens = await connection.sendRequest(protocol.SemanticTokensRequest.type, { textDocument: { uri } });
  assert.strictEqual(tokens.data.length % 5, 0);
  const list = await connection.sendRequest(protocol.CompletionRequest.type, { textDocument: { uri }, position: { line: 6, character: 7 } });
  assert.ok(list.items.some((each) => each.label === '责任人'));
  await assert.rejects(connection.sendRequest('no/such'), { code: -32601 });

  await connection.sendRequest(protocol.ShutdownRequest.type);
  const ended = new Promise((resolve) => server.on('exit', resolve));
  await connection.sendNotification(protocol.ExitNotification.type);
  assert.strictEqual(await ended, 0);
  connection.dispose();
  fs.rmSync(folder, { recursive: true });
  console.log('the client library and the server agree');
}

main().catch((wrong) => { console.error(wrong); process.exit(1); });
