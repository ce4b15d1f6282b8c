#include "tests/golden/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "tests/support/workplace.hpp"

namespace yanpan::golden {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kWidth = 150;

std::vector<std::string> said(const std::string& body) {
  std::vector<std::string> lines;
  std::istringstream in(body);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("> ")) lines.push_back(line.substr(2));
  }
  return lines;
}

// ---- short places ----

Json position(const std::string& text) {
  const auto colon = text.find(':');
  return {{"line", std::stoi(text.substr(0, colon))}, {"character", std::stoi(text.substr(colon + 1))}};
}

Json range(const std::string& text) {
  const auto dash = text.find('-');
  return {{"start", position(text.substr(0, dash))}, {"end", position(text.substr(dash + 1))}};
}

Json expanded(const Json& value, const std::filesystem::path& folder) {
  if (!value.is_structured()) return value;
  Json result = value;
  for (auto it = result.begin(); it != result.end(); ++it) {
    const std::string key = value.is_object() ? it.key() : "";
    if (it->is_string() && key == "position") *it = position(it->get<std::string>());
    else if (it->is_string() && key == "range") *it = range(it->get<std::string>());
    else if (it->is_string() && key == "textDocument") *it = Json{{"uri", *it}};
    else if (it->is_string() && key == "text" && it->get<std::string>().starts_with("@")) *it = test::text_of(folder / it->get<std::string>().substr(1));
    else *it = expanded(*it, folder);
  }
  return result;
}

bool is_position(const Json& value) { return value.is_object() && value.size() == 2 && value.contains("line") && value.contains("character"); }
bool is_range(const Json& value) { return value.is_object() && value.size() == 2 && value.contains("start") && value.contains("end"); }
std::string short_position(const Json& value) { return value["line"].dump() + ":" + value["character"].dump(); }

Json shortened(const Json& value) {
  if (is_position(value)) return short_position(value);
  if (is_range(value)) return short_position(value["start"]) + "-" + short_position(value["end"]);
  if (!value.is_structured()) return value;
  Json result = value;
  for (auto& each : result) each = shortened(each);
  return result;
}

// ---- printing ----

std::string spaced(const Json& value) {
  if (!value.is_structured() || value.empty()) return value.dump();
  std::string text;
  for (const auto& [key, each] : value.items()) text += (text.empty() ? "" : ", ") + (value.is_object() ? "\"" + key + "\": " : "") + spaced(each);
  return value.is_object() ? "{" + text + "}" : "[" + text + "]";
}

/// On one line where it fits, else one member a line. Numbers in long lists stay together, five by five.
std::string printed(const Json& value, std::size_t indent) {
  const std::string line = spaced(value);
  const std::string deeper(indent + 2, ' ');
  if (!value.is_structured() || line.size() + indent <= kWidth) return line;
  std::string text = value.is_object() ? "{" : "[";
  std::size_t number = 0;
  const bool packed = value.is_array() && std::ranges::all_of(value, [](const Json& each) { return each.is_number(); });
  for (const auto& [key, each] : value.items()) {
    if (number > 0) text += ",";
    text += packed && number % 5 > 0 ? " " : "\n" + deeper;
    if (value.is_object()) text += "\"" + key + "\": ";
    text += printed(each, indent + 2);
    ++number;
  }
  return text + "\n" + std::string(indent, ' ') + (value.is_object() ? "}" : "]");
}

std::vector<Json> messages(const std::string& output) {
  std::vector<Json> all;
  for (std::size_t at = 0; at < output.size();) {
    const auto end = output.find("\r\n\r\n", at);
    if (!output.substr(at).starts_with("Content-Length: ") || end == std::string::npos) throw std::runtime_error("the server said no message: " + output.substr(at));
    const std::size_t length = std::stoul(output.substr(at + 16));
    all.push_back(Json::parse(output.substr(end + 4, length)));
    at = end + 4 + length;
  }
  return all;
}

std::string shown(Json message) {
  message.erase("jsonrpc");
  return printed(shortened(message), 0) + "\n";
}

bool answers(const Json& message, const Json& request) { return !message.contains("method") && request.contains("id") && message["id"] == request["id"]; }

}  // namespace

std::string session_input(const std::string& body, const std::filesystem::path& folder) {
  std::string bytes;
  for (const auto& line : said(body)) {
    Json message = expanded(Json::parse(line), folder);
    message["jsonrpc"] = "2.0";
    const std::string text = message.dump();
    bytes += fmt::format("Content-Length: {}\r\n\r\n{}", text.size(), text);
  }
  return bytes;
}

std::string session_transcript(const std::string& body, const std::string& output) {
  const auto all = messages(output);
  std::string text;
  std::size_t next = 0;
  for (const auto& line : said(body)) {
    text += "> " + line + "\n";
    const Json request = Json::parse(line);
    const auto answer = std::find_if(all.begin() + static_cast<std::ptrdiff_t>(next), all.end(), [&](const Json& message) { return answers(message, request); });
    if (answer == all.end()) continue;
    const auto end = static_cast<std::size_t>(answer - all.begin()) + 1;
    const bool silent = request["id"] == 0;
    for (; next < end; ++next) text += silent && next + 1 == end ? "" : shown(all[next]);
  }
  for (; next < all.size(); ++next) text += shown(all[next]);
  return text;
}

}  // namespace yanpan::golden
