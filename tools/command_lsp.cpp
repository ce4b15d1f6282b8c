#include <unistd.h>

#include "tools/command.hpp"
#include "tools/lsp/framing.hpp"
#include "tools/lsp/server.hpp"
#include "tools/policy_input.hpp"

namespace yanpan::tools {
namespace {

constexpr Text kSummary{"在编辑器里边写边查（语言服务器）", "help while writing, in an editor (language server)"};
constexpr Text kDetails{
    "由编辑器启动，在标准输入和标准输出上按语言服务器协议（LSP）通信：诊断、补全、悬停说明、\n"
    "跳到定义、查找引用、改名、排版、大纲、着色、自动改正、运行用例。\n"
    "VS Code 的扩展见 tools/editor/vscode，别的编辑器设成运行下面的命令即可。\n"
    "例：yanpan lsp\n",
    "started by an editor; speaks the language server protocol (LSP) on standard input and output:\n"
    "diagnostics, completion, hover, definition, references, rename, formatting, outline, colours,\n"
    "repairs, running scenarios. tools/editor/vscode holds the extension for VS Code; tell any other\n"
    "editor to run the command below.\n"
    "example: yanpan lsp\n"};

/// False once the editor is gone.
bool send_all(lsp::Server& server, Console& console) {
  for (const auto& message : server.take_outbox()) console.write(lsp::framed(message));
  return console.flush();
}

Exit serve(const Arguments& arguments, Console& console) {
  lsp::Server server(roots_of(arguments));
  lsp::MessageReader reader;
  char buffer[1 << 16];
  // read(2): what has come is handled at once, not when the buffer is full.
  for (ssize_t size; !server.ended() && (size = ::read(STDIN_FILENO, buffer, sizeof buffer)) > 0;) {
    reader.add({buffer, static_cast<std::size_t>(size)});
    for (auto message = reader.next(); message && !server.ended(); message = reader.next()) server.receive(*message);
    server.idle();
    if (!send_all(server, console)) return Exit::CouldNot;
  }
  return server.ended() && server.exit_code() == 0 ? Exit::Done : Exit::Findings;
}

}  // namespace

const Command& lsp_command() {
  static const Command command{"lsp", "", kSummary, kDetails, 0, 0, {root_option(), {"stdio", "", {"多数编辑器会写上；本来就用标准输入输出", "what many editors add; the streams are always these"}}}, serve};
  return command;
}

}  // namespace yanpan::tools
