#include "engine/print/json_writer.hpp"

#include "engine/print/escape.hpp"

namespace yanpan::engine {

void JsonWriter::line_break() {
  if (filled_.size() > open_levels_) return;
  out_ += '\n';
  out_.append(2 * filled_.size(), ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (filled_.empty()) return;
  if (filled_.back()) out_ += ',';
  filled_.back() = true;
  line_break();
}

void JsonWriter::begin(char bracket) {
  before_value();
  out_ += bracket;
  filled_.push_back(false);
}

void JsonWriter::end(char bracket) {
  const bool filled = filled_.back();
  const bool open = filled_.size() <= open_levels_;
  filled_.pop_back();
  if (filled && open) {
    out_ += '\n';
    out_.append(2 * filled_.size(), ' ');
  }
  out_ += bracket;
}

void JsonWriter::key(std::string_view name) {
  before_value();
  append_json_string(out_, name);
  out_ += ':';
  if (filled_.size() <= open_levels_) out_ += ' ';
  after_key_ = true;
}

void JsonWriter::text(std::string_view value) {
  before_value();
  append_json_string(out_, value);
}

void JsonWriter::plain(std::string_view json) {
  before_value();
  out_ += json;
}

void JsonWriter::member_or_null(std::string_view name, std::string_view value) {
  key(name);
  value.empty() ? null() : text(value);
}

}  // namespace yanpan::engine
