#include "tools/lsp/hover.hpp"

#include <algorithm>
#include <optional>

#include "lang/policy/words.hpp"
#include "lang/sentence/sentences.hpp"
#include "tools/lsp/words.hpp"

namespace yanpan::tools::lsp {
namespace {

using lang::SymbolKind;

constexpr Text kNames{"**{0}** · {1}", "**{0}** · {1}"};
constexpr Text kOther{"**{0}** / {2} · {1}", "**{0}** / {2} · {1}"};
constexpr Text kFieldOf{"{1} 的字段，{0}", "field of {1}, {0}"};
constexpr Text kMeasureOf{"{1} 的量，{0}", "measure of {1}, {0}"};
constexpr Text kRange{"范围 {} 至 {}", "range {} to {}"};
constexpr Text kFrom{"来自 {0}（{1}，文件 {2}）", "from {0} ({1}, file {2})"};
constexpr Text kFromUnnamed{"来自 {0}（文件 {1}）", "from {0} (file {1})"};
constexpr Text kColumn{"，列“{}”", ", column \"{}\""};
constexpr Text kNoSource{"没有来源提供它", "no source supplies it"};
constexpr Text kOneOf{"可取 {}", "one of {}"};
constexpr Text kTier{"层级 {}", "tier {}"};
constexpr Text kBasis{"依据 {}", "basis {}"};

bool same(lang::Span a, lang::Span b) { return a.file == b.file && a.begin == b.begin; }

/// What the policy knows of a symbol beyond its names and its page.
class Facts {
 public:
  Facts(const lang::Policy& policy, Language language) : policy_(policy), schema_(policy.schema), language_(language) {}

  std::vector<std::string> of(const lang::Symbol& symbol) {
    if (symbol.declared.empty()) return {};
    const lang::Span place = symbol.declared.front();
    switch (symbol.kind) {
      case SymbolKind::Entity: entity(place); break;
      case SymbolKind::Field: field(place); break;
      case SymbolKind::Measure: measure(place); break;
      case SymbolKind::Rule: rule(place); break;
      case SymbolKind::ChoiceSet: choice(place); break;
      case SymbolKind::Source: source(place); break;
      default: break;
    }
    return std::move(lines_);
  }

 private:
  std::string in(const Name& name) const { return name.in(language_); }
  std::string type(const lang::Type& type) const { return lang::type_words(schema_, type, language_); }

  void entity(lang::Span place) {
    for (std::size_t i = 0; i < schema_.entities.size(); ++i) {
      if (!same(schema_.entities[i].span, place)) continue;
      supplied(lang::EntityId(i), std::nullopt);
    }
  }

  void field(lang::Span place) {
    for (std::size_t e = 0; e < schema_.entities.size(); ++e) {
      const auto& fields = schema_.entities[e].fields;
      const auto found = std::ranges::find_if(fields, [&](const auto& field) { return same(field.span, place); });
      if (found == fields.end()) continue;
      lines_.push_back(fill(language_, kFieldOf, type(found->type), in(schema_.entities[e].name)));
      range(found->range);
      values(found->type);
      supplied(lang::EntityId(e), lang::FieldId(static_cast<std::size_t>(found - fields.begin())));
    }
  }

  void measure(lang::Span place) {
    for (const auto& version : policy_.versions) {
      for (const auto& measure : version.measures) {
        if (!same(measure.span, place)) continue;
        lines_.push_back(fill(language_, kMeasureOf, type(measure.type), in(schema_.entity(measure.of).name)));
        range(measure.range);
        const std::string sentence = lang::Sentences(policy_, version, language_).measure(measure);
        if (std::ranges::find(lines_, sentence) == lines_.end()) lines_.push_back(sentence);
        return;
      }
    }
  }

  void rule(lang::Span place) {
    for (const auto& version : policy_.versions) {
      for (const auto& rule : version.rules) {
        if (!same(rule.span, place)) continue;
        const lang::Sentences sentences(policy_, version, language_);
        lines_.push_back(in(rule.title));
        lines_.push_back(fill(language_, kTier, rule.tier));
        if (!rule.basis.empty()) lines_.push_back(fill(language_, kBasis, in(rule.basis)));
        lines_.push_back(sentences.rule(rule));
        lines_.push_back(sentences.evidence(rule));
        return;
      }
    }
  }

  void choice(lang::Span place) {
    for (std::size_t i = 0; i < schema_.choices.size(); ++i) {
      if (same(schema_.choices[i].span, place)) values({lang::TypeKind::Choice, lang::ChoiceSetId(i), {}, {}});
    }
  }

  void source(lang::Span place) {
    for (const auto& source : schema_.sources) {
      if (same(source.span, place)) lines_.push_back(in(schema_.entity(source.entity).name) + "  ←  " + from(source));
    }
  }

  void range(const std::optional<lang::Range>& range) {
    if (!range) return;
    lines_.push_back(fill(language_, kRange, lang::constant_words(schema_, range->low, language_), lang::constant_words(schema_, range->high, language_)));
  }

  void values(const lang::Type& type) {
    if (type.kind != lang::TypeKind::Choice) return;
    const auto& set = schema_.choice(type.choice);
    std::string list;
    for (const auto& value : set.values) list += (list.empty() ? "" : set.ordered ? " < " : language_ == Language::Zh ? "、" : ", ") + in(value);
    lines_.push_back(fill(language_, kOneOf, list));
  }

  std::string from(const lang::Source& source) const {
    return source.department.empty() ? fill(language_, kFromUnnamed, in(source.name), source.file)
                                     : fill(language_, kFrom, in(source.name), in(source.department), source.file);
  }

  void supplied(lang::EntityId entity, std::optional<lang::FieldId> field) {
    bool any = false;
    for (const auto& source : schema_.sources) {
      if (source.entity != entity) continue;
      any = true;
      std::string line = from(source);
      const auto mapping = std::ranges::find_if(source.mappings, [&](const auto& m) { return field && m.field == *field; });
      if (mapping != source.mappings.end() && !mapping->column.empty()) line += fill(language_, kColumn, mapping->column);
      lines_.push_back(line);
    }
    if (!any) lines_.emplace_back(kNoSource.in(language_));
  }

  const lang::Policy& policy_;
  const lang::Schema& schema_;
  Language language_;
  std::vector<std::string> lines_;
};

std::string heading(const lang::Symbol& symbol, Language language) {
  const std::string& own = symbol.name.in(language);
  const std::string& other = symbol.name.in(language == Language::Zh ? Language::En : Language::Zh);
  const auto kind = kind_word(symbol.kind).in(language);
  return own == other ? fill(language, kNames, own, kind) : fill(language, kOther, own, kind, other);
}

/// The same thing in a package that is read without errors.
const lang::Symbol* counterpart(const Snapshot& good, const Snapshot& now, const lang::Symbol& symbol) {
  for (const auto& other : good.index.symbols) {
    if (other.kind != symbol.kind || !(other.name == symbol.name) || other.declared.empty() != symbol.declared.empty()) continue;
    const bool same_file = symbol.declared.empty() || good.uri(other.declared.front().file) == now.uri(symbol.declared.front().file);
    if (same_file) return &other;
  }
  return nullptr;
}

std::vector<std::string> facts(const Place& place, const lang::Symbol& symbol, const Snapshot* good) {
  const auto& now = *place.snapshot;
  if (now.package.policy) return Facts(*now.package.policy, place.language()).of(symbol);
  const auto* before = good && good->package.policy ? counterpart(*good, now, symbol) : nullptr;
  return before ? Facts(*good->package.policy, place.language()).of(*before) : std::vector<std::string>{};
}

std::string markdown(const Place& place, const lang::Symbol& symbol, const Snapshot* good) {
  std::string text = heading(symbol, place.language());
  for (const auto& line : facts(place, symbol, good)) {
    if (!line.empty()) text += "\n\n" + line;
  }
  if (!symbol.doc.empty()) text += "\n\n---\n\n" + symbol.doc;
  return text;
}

}  // namespace

std::optional<Hover> hover(const Place& place, const Snapshot* good) {
  const auto uses = place.snapshot->uses_at(place.file, place.offset);
  if (uses.empty()) return std::nullopt;
  Hover result{place.snapshot->range(uses.front().span), {}};
  for (const auto& use : uses) {
    const std::string part = markdown(place, place.snapshot->index.symbol(use.symbol), good);
    if (!result.markdown.empty()) result.markdown += "\n\n---\n\n";
    result.markdown += part;
  }
  return result;
}

}  // namespace yanpan::tools::lsp
