#include <algorithm>

#include "lang/policy/words.hpp"
#include "lang/value/date.hpp"
#include "tools/handbook/handbook.hpp"

namespace yanpan::tools {

namespace {

constexpr Text kChoices{"选项", "Choice sets"};
constexpr Text kSet{"选项", "choice set"};
constexpr Text kValues{"取值", "values"};
constexpr Text kEntities{"记录和字段", "Records and fields"};
constexpr Text kField{"字段", "field"};
constexpr Text kOther{"另一种写法", "other form"};
constexpr Text kType{"类型", "type"};
constexpr Text kInPlace{"{}：{}", "{}: {}"};
constexpr Text kMarks{"标记", "marks"};
constexpr Text kSources{"数据来源", "Sources"};
constexpr Text kSource{"来源", "source"};
constexpr Text kFills{"提供的记录", "fills"};
constexpr Text kDepartment{"部门", "department"};
constexpr Text kFile{"文件", "file"};
constexpr Text kCovers{"覆盖", "covers"};
constexpr Text kTo{"{} 至 {}", "{} to {}"};
constexpr Text kAlways{"未声明", "not declared"};

constexpr Text kKey{"键", "key"};
constexpr Text kMain{"主日期", "main date"};
constexpr Text kStart{"任职起", "term start"};
constexpr Text kEnd{"任职止", "term end"};
constexpr Text kIncluded{"止日含", "end day included"};
constexpr Text kRequired{"必填", "required"};
constexpr Text kPersonal{"个人", "personal"};
constexpr Text kProtected{"受保护", "protected"};
constexpr Text kDisputable{"可争议", "disputable"};
constexpr Text kRange{"范围 {} 至 {}", "range {} to {}"};

}  // namespace

void DataPart::write() {
  choices();
  heading(2, say(kEntities));
  for (const lang::Entity& each : policy_.schema.entities) entity(each);
  sources();
}

void DataPart::choices() {
  Table table{{say(kSet), say(kValues)}, {}};
  for (const lang::ChoiceSet& set : policy_.schema.choices) {
    if (set.name.empty()) continue;
    table.rows.push_back({plain(name(set.name)), plain(values(set))});
  }
  if (table.rows.empty()) return;
  heading(2, say(kChoices));
  blocks_.push_back(std::move(table));
}

/// A set written in place has no name to look it up by: its values are the type.
std::string DataPart::type(const lang::Type& type) const {
  std::string words = lang::type_words(policy_.schema, type, language_);
  if (type.kind != lang::TypeKind::Choice || !policy_.schema.choice(type.choice).name.empty()) return words;
  return say(kInPlace, words, values(policy_.schema.choice(type.choice)));
}

std::string DataPart::values(const lang::ChoiceSet& set) const {
  std::string out;
  for (const Name& value : set.values) out += (out.empty() ? "" : set.ordered ? " < " : comma()) + name(value);
  return out;
}

std::string DataPart::marks(const lang::Entity& entity, std::size_t index) const {
  const lang::Field& field = entity.fields[index];
  std::vector<std::string> words;
  const auto mark = [&](bool has, const Text& text) {
    if (has) words.push_back(say(text));
  };
  mark(field.key, kKey);
  mark(field.main_date, kMain);
  mark(field.term_start, kStart);
  mark(field.term_end, kEnd);
  mark(field.end_included, kIncluded);
  mark(field.required, kRequired);
  mark(field.personal, kPersonal);
  mark(field.is_protected, kProtected);
  mark(field.disputable, kDisputable);
  if (field.range) words.push_back(say(kRange, sentences_.constant(field.range->low), sentences_.constant(field.range->high)));
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : comma()) + word;
  return out;
}

void DataPart::entity(const lang::Entity& entity) {
  heading(3, name(entity.name));
  doc(entity.doc);
  Table table{{say(kField), say(kOther), say(kType), say(kMarks)}, {}};
  for (std::size_t f = 0; f < entity.fields.size(); ++f) {
    const lang::Field& field = entity.fields[f];
    const std::string& other = language_ == Language::Zh ? field.name.en : field.name.zh;
    table.rows.push_back({plain(name(field.name)), plain(other == name(field.name) ? std::string() : other), plain(type(field.type)), plain(marks(entity, f))});
  }
  blocks_.push_back(std::move(table));
}

void DataPart::sources() {
  if (policy_.schema.sources.empty()) return;
  heading(2, say(kSources));
  Table table{{say(kSource), say(kFills), say(kDepartment), say(kFile), say(kCovers)}, {}};
  for (const lang::Source& source : policy_.schema.sources) {
    std::string covers;
    for (const auto& [from, to] : source.covers) covers += (covers.empty() ? "" : comma()) + say(kTo, format_date(from), format_date(to));
    table.rows.push_back({plain(name(source.name)), plain(name(policy_.schema.entity(source.entity).name)), plain(name(source.department)), code(source.file), plain(covers.empty() ? say(kAlways) : covers)});
  }
  blocks_.push_back(std::move(table));
}

}  // namespace yanpan::tools
