// The names a `missing` cell may hold: of measures, or entity.field.

#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "engine/attribute/outcome.hpp"
#include "lang/program/program.hpp"

namespace yanpan::engine {

/// Adds names and lists of names to an outcome; several threads may.
class Labels {
 public:
  explicit Labels(Outcome& outcome) : outcome_(outcome) {}

  std::uint32_t label(const Name& name);
  /// A list sorted by stable name, each name once.
  std::uint32_t list(std::vector<Name> names);
  /// `list` with more names.
  std::uint32_t extend(std::uint32_t list, std::vector<Name> names);
  std::vector<std::uint32_t> ids(std::vector<Name> names);

 private:
  std::uint32_t label_locked(const Name& name);

  Outcome& outcome_;
  std::mutex guard_;
  std::map<std::pair<std::string, std::string>, std::uint32_t> known_;
};

/// entity.field in both languages.
Name field_label(const lang::Schema& schema, lang::EntityId entity, lang::FieldId field);
/// The main date of problems, as `missing` names it.
Name occurred_label(const lang::Schema& schema);

}  // namespace yanpan::engine
