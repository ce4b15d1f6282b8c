// Starts `yanpan lsp` and leaves the rest to it.
'use strict';

const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

function serverOptions() {
  const settings = vscode.workspace.getConfiguration('yanpan');
  const roots = settings.get('roots', []).flatMap((root) => ['--root', root]);
  return { command: settings.get('path', 'yanpan'), args: ['lsp', ...roots] };
}

// Snippets come with the extension, so the server need not offer them again.
const clientOptions = {
  documentSelector: [{ language: 'yanpan' }],
  initializationOptions: { snippets: false },
  synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/*.yp') },
};

async function start() {
  client = new LanguageClient('yanpan', 'yanpan', serverOptions(), clientOptions);
  try {
    await client.start();
  } catch (failed) {
    const chinese = vscode.env.language.startsWith('zh');
    const text = chinese
      ? `启动不了 yanpan：${failed.message}。请在设置 yanpan.path 里写明程序的位置。`
      : `yanpan could not be started: ${failed.message}. The setting yanpan.path says where the program is.`;
    vscode.window.showErrorMessage(text);
  }
}

async function stop() {
  if (client && client.isRunning()) await client.stop();
}

async function restart(change) {
  if (!change.affectsConfiguration('yanpan')) return;
  await stop();
  await start();
}

// Where a name leads into the standard library, which is part of the program.
const standardLibrary = {
  async provideTextDocumentContent(uri) {
    const answer = await client.sendRequest('workspace/textDocumentContent', { uri: uri.toString(true) });
    return answer.text;
  },
};

async function activate(context) {
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider('yanpan', standardLibrary),
    vscode.workspace.onDidChangeConfiguration(restart));
  await start();
}

module.exports = { activate, deactivate: stop };
