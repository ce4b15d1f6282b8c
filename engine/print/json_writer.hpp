// JSON, written as it goes: members stand in the order they are written, so
// the same calls give the same bytes. No document is ever built in memory.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yanpan::engine {

class JsonWriter {
 public:
  /// Appends to `out`, which may be emptied between two values (see `spill`).
  /// The outer `open_levels` levels get one line a member; what lies deeper
  /// stands on one line.
  explicit JsonWriter(std::string& out, unsigned open_levels = 0) : out_(out), open_levels_(open_levels) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  void key(std::string_view name);

  void text(std::string_view value);
  void number(std::int64_t value) { plain(std::to_string(value)); }
  void count(std::uint64_t value) { plain(std::to_string(value)); }
  void boolean(bool value) { plain(value ? "true" : "false"); }
  void null() { plain("null"); }
  /// A value that is JSON already.
  void plain(std::string_view json);

  void member(std::string_view name, std::string_view value) { key(name), text(value); }
  void member(std::string_view name, const char* value) { key(name), text(value); }
  void member(std::string_view name, std::uint64_t value) { key(name), count(value); }
  void flag(std::string_view name, bool value) { key(name), boolean(value); }
  /// null where the text is empty.
  void member_or_null(std::string_view name, std::string_view value);

 private:
  void begin(char bracket);
  void end(char bracket);
  void before_value();
  void line_break();

  std::string& out_;
  unsigned open_levels_;
  std::vector<bool> filled_;   // a level has a member already
  bool after_key_ = false;
};

}  // namespace yanpan::engine
