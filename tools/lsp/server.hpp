// The language server: JSON-RPC messages in, JSON-RPC messages out. It starts
// no thread and writes no file; whoever holds the streams is elsewhere.

#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace yanpan::tools::lsp {

class Server {
 public:
  /// `roots`: where imports are looked for beside each package's own folders.
  explicit Server(std::vector<std::filesystem::path> roots = {});
  ~Server();

  /// One message as it came; any bytes. What must be said goes to the outbox.
  void receive(std::string_view message);
  /// Nothing more to read for now: says what was put off (diagnostics).
  void idle();
  /// The messages to send, in order; taken by this call.
  std::vector<std::string> take_outbox();

  /// After `exit`: 0 where `shutdown` came before, else 1.
  bool ended() const;
  int exit_code() const;

 private:
  class Session;
  std::unique_ptr<Session> session_;
};

}  // namespace yanpan::tools::lsp
