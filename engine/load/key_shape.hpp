// The text of a key: its parts in their standard form, joined by `/`. A part
// that refers to another entity stands for that entity's own parts. So `7` and
// `07` are one integer key, 主办 and lead one choice, and equal text is equal key.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lang/policy/schema.hpp"

namespace yanpan::engine {

class KeyShape {
 public:
  KeyShape(const lang::Schema& schema, lang::EntityId entity);

  /// Exactly one text: any cell is its own key.
  bool one_text() const { return parts_.size() == 1 && parts_[0].kind == lang::TypeKind::Text; }
  std::size_t parts() const { return parts_.size(); }
  /// How many of them the n-th key field takes.
  const std::vector<std::size_t>& parts_of_fields() const { return of_fields_; }
  const lang::Type& part(std::size_t n) const { return parts_[n]; }

  /// The standard form of a key a person wrote; false: it cannot be one.
  bool read(std::string_view text, std::string& key) const;
  /// The parts of a key in standard form.
  std::vector<std::string_view> split(std::string_view key) const;

 private:
  void add_parts(lang::EntityId entity, int depth);

  const lang::Schema& schema_;
  std::vector<lang::Type> parts_;
  std::vector<std::size_t> of_fields_;
};

}  // namespace yanpan::engine
