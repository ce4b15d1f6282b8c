// How long a person waits for diagnostics: a file of 1,000 lines in a package,
// one character changed at a time, from the bytes of didChange to the bytes of
// publishDiagnostics, through the real program's server.
//
//   build/release/tests/bench/lsp_bench

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tools/lsp/framing.hpp"
#include "tools/lsp/server.hpp"

namespace {

using Clock = std::chrono::steady_clock;
using Json = nlohmann::json;
using yanpan::tools::lsp::MessageReader;
using yanpan::tools::lsp::Server;

constexpr const char* kUri = "untitled:bench.yp";
constexpr int kLines = 1000;
constexpr int kChanges = 200;

/// Measures, causes, rules and scenarios in the mix of a policy.
std::string policy() {
  std::string text = "语言 1 中文\n政策 测速 bench\n引用 标准.事实\n责任人\n  步骤 主办\n    角色 为 主办\n其余 移送会商\n";
  for (int n = 1; std::count(text.begin(), text.end(), '\n') + 19 <= kLines; ++n) {
    text += fmt::format(
        "## 第 {0} 个量。😀\n量 次数{0} repeat{0} 整数\n  计数 问题\n    同一 责任人、类别\n    窗口 发生日 前 {1} 日 不含当日\n原因 能力·原因{0} skill.cause{0}\n"
        "规则 R{0} 规则 # 😀\n  依据 第{0}条\n  层级 3\n  归因 能力·原因{0}\n  当\n    次数{0} ≥ {1}\n    且 类别 属于 笔误、漏填\n  除非\n    严重程度 为 严重\n"
        "用例 用例{0}\n  设 次数{0} {1}，类别 笔误，严重程度 轻微\n  应得 R{0}\n\n",
        n, 30 + n);
  }
  while (std::count(text.begin(), text.end(), '\n') < kLines) text += "# 行\n";
  return text;
}

std::size_t send(Server& server, const Json& message) {
  MessageReader reader;
  reader.add(yanpan::tools::lsp::framed(message.dump()));
  while (const auto text = reader.next()) server.receive(*text);
  server.idle();
  std::size_t bytes = 0;
  for (const auto& answer : server.take_outbox()) bytes += yanpan::tools::lsp::framed(answer).size();
  return bytes;
}

double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

/// One character in and out again, in the middle of the file.
double change(Server& server, int n) {
  const bool in = n % 2 == 0;
  const Json start{{"line", 510}, {"character", 2}}, end{{"line", 510}, {"character", in ? 2 : 3}};
  const Json edit{{"range", {{"start", start}, {"end", end}}}, {"text", in ? "甲" : ""}};
  const auto begin = Clock::now();
  const std::size_t bytes = send(server, {{"method", "textDocument/didChange"}, {"params", {{"textDocument", {{"uri", kUri}}}, {"contentChanges", {edit}}}}});
  const double time = milliseconds(Clock::now() - begin);
  if (bytes == 0) std::abort();   // no diagnostics came: nothing was measured
  return time;
}

}  // namespace

int main() {
  Server server;
  send(server, {{"id", 0}, {"method", "initialize"}, {"params", Json::object()}});
  send(server, {{"method", "textDocument/didOpen"}, {"params", {{"textDocument", {{"uri", kUri}, {"text", policy()}}}}}});
  std::vector<double> times;
  for (int n = 0; n < kChanges; ++n) times.push_back(change(server, n));
  std::sort(times.begin(), times.end());
  const double median = times[times.size() / 2], high = times[times.size() * 95 / 100];
  fmt::print("lsp: {} lines, {} changes, didChange to publishDiagnostics: median {:.1f} ms, 95 % {:.1f} ms, longest {:.1f} ms\n", kLines, kChanges, median, high, times.back());
}
