#include "tools/lsp/framing.hpp"

#include <catch2/catch.hpp>

namespace yanpan::tools::lsp {
namespace {

TEST_CASE("messages are found however the bytes come") {
  const std::string bytes = framed("{}") + "Content-Type: x\r\ncontent-length:3\r\n\r\nabc" + framed("");
  for (std::size_t step = 1; step <= bytes.size(); ++step) {
    MessageReader reader;
    std::vector<std::string> found;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
      reader.add(std::string_view(bytes).substr(at, step));
      while (const auto message = reader.next()) found.push_back(*message);
    }
    CHECK(found == std::vector<std::string>{"{}", "abc", ""});
  }
}

TEST_CASE("a head that cannot be used is passed over") {
  for (const std::string bad : {"Content-Length: x\r\n\r\n", "\r\n\r\n", "Hello\r\n\r\n", "Content-Length: 99999999999999999999\r\n\r\n", "Content-Length:\r\n\r\n"}) {
    MessageReader reader;
    reader.add(bad + framed("[]"));
    CHECK(reader.next() == "[]");
  }
  MessageReader endless;
  endless.add(std::string(100'000, 'x'));
  CHECK_FALSE(endless.next());
  endless.add("\r\n\r\n" + framed("1"));
  CHECK(endless.next() == "1");
}

}  // namespace
}  // namespace yanpan::tools::lsp
