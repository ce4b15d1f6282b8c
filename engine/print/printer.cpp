#include "engine/print/printer.hpp"

#include <algorithm>
#include <array>

#include "lang/value/date.hpp"

namespace yanpan::engine {

std::string_view Printer::key(lang::EntityId entity, RowId row) const {
  if (row == kNoRow) return {};
  const Table& table = attribution_.table(entity);
  return table.keys.empty() ? std::string_view{} : attribution_.snapshot.texts.at(table.keys[row]);
}

void Printer::append(std::string& out, const Column& column, RowId row, int offset_minutes) const {
  if (!column.known(row)) return;
  const lang::Type& type = column.type();
  switch (type.kind) {
    case lang::TypeKind::Boolean:
      out += language_ == Language::Zh ? (column.at(row) ? "是" : "否") : (column.at(row) ? "true" : "false");
      break;
    case lang::TypeKind::Integer:
    case lang::TypeKind::Duration: out += std::to_string(column.at(row)); break;
    case lang::TypeKind::Decimal: out += column.decimal(row).to_string(); break;
    case lang::TypeKind::Text: out += attribution_.snapshot.texts.at(static_cast<std::uint32_t>(column.at(row))); break;
    case lang::TypeKind::Choice: out += choice(type.choice, column.at(row)); break;
    case lang::TypeKind::Date: out += format_date(column.at(row)); break;
    case lang::TypeKind::Instant: out += format_instant(column.at(row), offset_minutes); break;
    case lang::TypeKind::Month: out += format_month(column.at(row)); break;
    case lang::TypeKind::Reference: out += key(type.entity, static_cast<RowId>(column.at(row))); break;
  }
}

std::string Printer::value(const Column& column, RowId row, int offset_minutes) const {
  std::string out;
  append(out, column, row, offset_minutes);
  return out;
}

std::span<const RowOrigin> Printer::origins(lang::EntityId entity, RowId row) const {
  const Outcome& outcome = attribution_.outcome;
  if (entity == schema().roles.problem && row >= outcome.loaded_problems && !outcome.found.empty()) {
    const Outcome::Found& found = outcome.found[row - outcome.loaded_problems];
    return attribution_.table(found.entity).row_origins(found.row);
  }
  return attribution_.table(entity).row_origins(row);
}

void Printer::place(JsonWriter& json, const RowOrigin& origin) const {
  const InputFile& input = file(origin);
  json.member("file", input.name);
  if (!input.sheet.empty()) json.member("sheet", input.sheet);
  json.member("row", std::uint64_t{origin.row});
}

void Printer::record(JsonWriter& json, lang::EntityId entity_id, RowId row) const {
  json.member("entity", entity(entity_id));
  if (const std::string_view id = key(entity_id, row); !id.empty()) json.member("key", id);
  json.key("rows");
  json.begin_array();
  for (const RowOrigin& origin : origins(entity_id, row)) {
    json.begin_object();
    place(json, origin);
    json.end_object();
  }
  json.end_array();
}

std::string_view status_word(Status status) {
  static constexpr std::string_view kWords[] = {"attributed", "provisional", "referred"};
  return kWords[static_cast<std::size_t>(status)];
}

std::string_view reason_word(const std::optional<lang::Reason>& reason) {
  static const std::vector<std::string> kWords = [] {
    std::vector<std::string> words;
    for (int i = 0; i <= static_cast<int>(lang::Reason::DataConflict); ++i) words.push_back(lang::reason_name(static_cast<lang::Reason>(i)).stable());
    return words;
  }();
  return reason ? kWords[static_cast<std::size_t>(*reason)] : std::string_view{};
}

const Name& status_text(Status status) {
  static const std::array<Name, 3> kTexts = {{{"已归因", "attributed"}, {"暂定", "provisional"}, {"移送会商", "referred"}}};
  return kTexts[static_cast<std::size_t>(status)];
}

const Name& reason_text(lang::Reason reason) {
  static const std::array<Name, 7> kTexts = {{{"找不到责任人", "no person"},
                                              {"不止一名责任人", "several persons"},
                                              {"集体决定", "decided collectively"},
                                              {"没有符合的规则", "no cause"},
                                              {"几个原因并列", "tie of causes"},
                                              {"缺少事实", "missing facts"},
                                              {"数据互相矛盾", "departments disagree"}}};
  return kTexts[static_cast<std::size_t>(reason)];
}

std::string_view category_word(lang::Category category) {
  static const std::vector<std::string> kWords = [] {
    std::vector<std::string> words;
    for (int i = 0; i <= static_cast<int>(lang::Category::Attitude); ++i) words.push_back(lang::category_name(static_cast<lang::Category>(i)).stable());
    return words;
  }();
  return kWords[static_cast<std::size_t>(category)];
}

std::vector<std::string> sorted_names(const std::vector<std::uint32_t>& ids, const std::vector<Name>& names, Language language) {
  std::vector<std::string> out;
  for (std::uint32_t id : ids) out.push_back(names[id].in(language));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace yanpan::engine
