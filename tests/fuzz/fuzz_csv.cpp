// Any bytes as an export: the loader gives a snapshot or errors with sentences, never a crash.

#include <cstddef>
#include <cstdint>
#include <string>

#include "engine/load/file_source.hpp"
#include "engine/load/load.hpp"
#include "lang/policy/schema.hpp"

using namespace yanpan;

namespace {

lang::Field field(const char* name, lang::TypeKind kind) {
  lang::Field out;
  out.name.en = name;
  out.type.kind = kind;
  return out;
}

/// An entity with a column of every type, and one that refers to it.
lang::Schema make_schema(lang::Encoding encoding) {
  using lang::TypeKind;
  lang::Schema schema;
  schema.choices.emplace_back().values = {{"甲", "a"}, {"乙", "b"}};
  lang::Entity& thing = schema.entities.emplace_back();
  thing.name.en = "thing";
  thing.fields = {field("k", TypeKind::Text),   field("n", TypeKind::Integer), field("d", TypeKind::Decimal), field("b", TypeKind::Boolean),
                  field("c", TypeKind::Choice), field("t", TypeKind::Date),    field("i", TypeKind::Instant), field("m", TypeKind::Month),
                  field("u", TypeKind::Duration), field("r", TypeKind::Reference)};
  thing.fields[4].type.choice = lang::ChoiceSetId(0);
  thing.fields[9].type.entity = lang::EntityId(0);
  thing.key = {lang::FieldId(0), lang::FieldId(1)};
  thing.fields[0].key = thing.fields[1].key = true;
  lang::Source& source = schema.sources.emplace_back();
  source.name.en = "s";
  source.entity = lang::EntityId(0);
  source.file = "a.csv";
  source.encoding = encoding;
  source.offset_minutes = 480;
  lang::FieldMapping& split = source.mappings.emplace_back();
  split.field = lang::FieldId(9);
  split.split = "、";
  lang::FieldMapping& dates = source.mappings.emplace_back();
  dates.field = lang::FieldId(5);
  dates.date_formats = {"年月日", "年/月/日"};
  return schema;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const lang::Schema schema = make_schema(static_cast<lang::Encoding>(data[0] % 4));
  engine::MemoryFiles files;
  // Half of the inputs start behind a good header, so that cells are reached at once.
  const std::string header = (data[0] & 4) != 0 ? "k,n,d,b,c,t,i,m,u,r\n" : "";
  files.add("a.csv", header + std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
  engine::LoadOptions options;
  options.threads = 1;
  options.digests = false;
  const auto loaded = engine::load(schema, files, options);
  if (loaded) return 0;
  for (const engine::LoadError& error : loaded.error()) {
    if (engine::message(error, Language::Zh).empty() || engine::message(error, Language::En).empty()) __builtin_trap();
  }
  return 0;
}
