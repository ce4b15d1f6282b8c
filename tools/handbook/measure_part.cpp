#include <algorithm>

#include "lang/policy/words.hpp"
#include "tools/handbook/handbook.hpp"

namespace yanpan::tools {

namespace {

constexpr Text kMeasures{"量的索引", "Index of measures"};
constexpr Text kBothForms{"{}（{}）", "{} ({})"};
constexpr Text kOf{"每个 {} 一个值，类型 {}。", "One value for each {}, of type {}."};
constexpr Text kRange{"范围 {} 至 {}。", "Range {} to {}."};
constexpr Text kSources{"数据来自：{}。", "Data from: {}."};
constexpr Text kUsed{"用在：", "Used by: "};
constexpr Text kFrom{"{}（{}）", "{} ({})"};

bool names(const lang::Condition& condition, lang::MeasureId id) {
  const auto used = measures_in(condition);
  return std::find(used.begin(), used.end(), id) != used.end();
}

std::string other_form(const Name& name, Language language) {
  const std::string& other = language == Language::Zh ? name.en : name.zh;
  return other == name.in(language) ? std::string() : other;
}

}  // namespace

std::vector<Inline> MeasurePart::used_by(lang::MeasureId id) const {
  std::vector<Inline> out;
  for (const lang::Rule& rule : version_.rules) {
    if (!names(rule.when, id) && !(rule.unless && names(*rule.unless, id))) continue;
    if (!out.empty()) out.push_back({Inline::Kind::Plain, comma()});
    out.push_back(link(rule));
  }
  return out;
}

/// The sources of the entity an aggregate looks at, with their departments.
std::string MeasurePart::sources_of(const lang::Measure& measure) const {
  const auto* aggregate = std::get_if<lang::Aggregate>(&measure.body);
  if (aggregate == nullptr) return {};
  std::string out;
  for (const lang::Source& source : policy_.schema.sources) {
    if (source.entity != aggregate->over) continue;
    const std::string one = source.department.empty() ? source.file : say(kFrom, source.file, name(source.department));
    out += (out.empty() ? "" : comma()) + one;
  }
  return out;
}

void MeasurePart::write() {
  if (version_.measures.empty()) return;
  heading(2, say(kMeasures));
  for (std::size_t m = 0; m < version_.measures.size(); ++m) {
    const lang::Measure& measure = version_.measures[m];
    const lang::MeasureId id(m);
    const std::string other = other_form(measure.name, language_);
    heading(3, other.empty() ? name(measure.name) : say(kBothForms, name(measure.name), other), anchor(id));
    doc(measure.doc);
    Bullets list;
    list.items.push_back(plain(sentences_.measure(measure)));
    list.items.push_back(plain(say(kOf, name(policy_.schema.entity(measure.of).name), lang::type_words(policy_.schema, measure.type, language_))));
    if (measure.range) list.items.push_back(plain(say(kRange, sentences_.constant(measure.range->low), sentences_.constant(measure.range->high))));
    if (const std::string sources = sources_of(measure); !sources.empty()) list.items.push_back(plain(say(kSources, sources)));
    if (auto rules = used_by(id); !rules.empty()) {
      Inlines line = plain(say(kUsed));
      line.insert(line.end(), rules.begin(), rules.end());
      list.items.push_back(std::move(line));
    }
    blocks_.push_back(std::move(list));
  }
}

}  // namespace yanpan::tools
