#include "engine/load/key_shape.hpp"

#include <algorithm>

#include "engine/load/edges.hpp"
#include "engine/load/plain_value.hpp"
#include "lang/base/check.hpp"

namespace yanpan::engine {

KeyShape::KeyShape(const lang::Schema& schema, lang::EntityId entity) : schema_(schema) {
  for (lang::FieldId field : schema.entity(entity).key) {
    const std::size_t before = parts_.size();
    const lang::Type& type = schema.field(entity, field).type;
    if (type.kind == lang::TypeKind::Reference) {
      add_parts(type.entity, 0);
    } else {
      parts_.push_back(type);
    }
    of_fields_.push_back(parts_.size() - before);
  }
}

void KeyShape::add_parts(lang::EntityId entity, int depth) {
  YANPAN_CHECK(depth < 100, "keys that refer to each other in a circle");
  for (lang::FieldId field : schema_.entity(entity).key) {
    const lang::Type& type = schema_.field(entity, field).type;
    if (type.kind == lang::TypeKind::Reference) {
      add_parts(type.entity, depth + 1);
    } else {
      parts_.push_back(type);
    }
  }
}

bool KeyShape::read(std::string_view text, std::string& key) const {
  if (one_text()) {
    key = text;
    return true;
  }
  const std::vector<std::string_view> pieces = split(text);
  if (pieces.size() != parts_.size()) return false;
  std::string out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    CellValue value;
    const std::string_view piece = trim(pieces[i]);
    if (piece.empty() || read_plain(schema_, parts_[i], piece, value) != ReadStatus::Ok) return false;
    value.offset_minutes = 0;   // one instant is one key, however it is written
    if (i > 0) out += '/';
    out += print_plain(schema_, parts_[i], value);
  }
  key = std::move(out);
  return true;
}

std::vector<std::string_view> KeyShape::split(std::string_view key) const {
  if (parts_.size() == 1) return {key};
  std::vector<std::string_view> out;
  for (std::size_t begin = 0; begin <= key.size();) {
    const std::size_t end = std::min(key.find('/', begin), key.size());
    out.push_back(key.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

}  // namespace yanpan::engine
