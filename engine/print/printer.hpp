// How the things of an attribution read in one language: values, keys, the
// place a row came from. Shared by every output file and the graph, so that a
// value looks the same everywhere.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/print/json_writer.hpp"
#include "engine/run/run.hpp"

namespace yanpan::engine {

class Printer {
 public:
  Printer(const Attribution& attribution, Language language) : attribution_(attribution), language_(language) {}

  Language language() const { return language_; }
  const lang::Roles& roles() const { return schema().roles; }
  const std::string& name(const Name& name) const { return name.in(language_); }
  const std::string& entity(lang::EntityId id) const { return name(schema().entity(id).name); }
  const std::string& choice(lang::ChoiceSetId set, std::int64_t value) const { return name(schema().choice(set).values[static_cast<std::size_t>(value)]); }

  /// Empty for no row and for an entity without a key.
  std::string_view key(lang::EntityId entity, RowId row) const;

  /// The value of a known cell as list.csv prints it; nothing for a missing or
  /// bounded one. `offset_minutes` is that of an instant, as read.
  void append(std::string& out, const Column& column, RowId row, int offset_minutes = 0) const;
  std::string value(const Column& column, RowId row, int offset_minutes = 0) const;

  /// Where a record was read: all its rows where departments' tables merge. A
  /// problem found by the engine stands where the row it was found on stands;
  /// a record known by its key alone stands nowhere.
  std::span<const RowOrigin> origins(lang::EntityId entity, RowId row) const;
  const InputFile& file(const RowOrigin& origin) const { return attribution_.snapshot.files[origin.file]; }

  /// Members `file`, `sheet` (if any) and `row` of the object being written.
  void place(JsonWriter& json, const RowOrigin& origin) const;
  /// Members `entity`, `key` (if any) and `rows`, the places.
  void record(JsonWriter& json, lang::EntityId entity, RowId row) const;

 private:
  const lang::Schema& schema() const { return attribution_.program->schema; }

  const Attribution& attribution_;
  Language language_;
};

/// attributed, provisional, referred; the same in every language.
std::string_view status_word(Status status);
/// The word of a reason; empty for none.
std::string_view reason_word(const std::optional<lang::Reason>& reason);
/// What a person reads for them: 移送会商, referred; 几个原因并列, tie of causes.
const Name& status_text(Status status);
const Name& reason_text(lang::Reason reason);
/// process, capacity, skill, attitude; the same in every language.
std::string_view category_word(lang::Category category);

/// The names behind ids, as printed, sorted by code point, each once.
std::vector<std::string> sorted_names(const std::vector<std::uint32_t>& ids, const std::vector<Name>& names, Language language);

}  // namespace yanpan::engine
