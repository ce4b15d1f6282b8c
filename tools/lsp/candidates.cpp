#include "tools/lsp/candidates.hpp"

#include <algorithm>

#include "lang/grammar/token.hpp"

namespace yanpan::tools::lsp {
namespace {

using K = lang::Keyword;
using lang::Code;
using lang::SymbolKind;

const Name kStandardFacts{"标准.事实", "std.facts"};

Candidates words(std::initializer_list<Name> names, SymbolKind kind) {
  Candidates all;
  for (const auto& name : names) all.push_back({name, kind, {}, {}});
  return all;
}

Candidates operator+(Candidates a, const Candidates& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

bool ends_with_arrow(std::string_view text) {
  text = lang::trim(text);
  return text.ends_with("→") || text.ends_with("->");
}

std::string_view after_last_comma(std::string_view text) {
  for (std::size_t at = text.size(); at-- > 0;) {
    for (const std::string_view comma : {"，", "、", ","}) {
      if (text.substr(at).starts_with(comma)) return text.substr(at + comma.size());
    }
  }
  return text;
}

class Asked {
 public:
  Asked(const Cursor& cursor, const Scope& scope) : cursor_(cursor), scope_(scope) {}

  Candidates names() const {
    if (!cursor_.block() || !cursor_.expected().name) return {};
    if (const auto path = path_before(); !path.empty()) return behind_dot(path);
    switch (*cursor_.block()) {
      case K::Use: return words({kStandardFacts}, SymbolKind::Package);
      case K::Entity: return typed();
      case K::Source: return in_source();
      case K::Measure: return cursor_.in_first_line() ? typed() : in_measure();
      case K::Finding: return in_finding();
      case K::Constraint: return cursor_.after(K::Of) && cursor_.in_first_line() && words_of(*cursor_.after(K::Of)).empty() ? scope_.entities() : condition(subject());
      case K::Accountable: return in_accountable();
      case K::Rule: return in_rule();
      case K::Otherwise: return scope_.declared(SymbolKind::Cause);
      case K::Interventions: return in_table();
      case K::Scenario: return in_scenario();
      default: return {};
    }
  }

 private:
  const Scope::Entity* problem() const { return scope_.role(lang::EntityRole::Problem); }

  /// The path that ends in the dot right before the word.
  std::vector<std::string> path_before() const {
    std::string_view text = cursor_.before();
    if (!text.ends_with('.')) return {};
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
      const auto rest = text.substr(at);
      const std::size_t length = std::max(lang::scan_back_quoted(rest), lang::scan_word(rest));
      at += length > 0 ? length : lang::first_code_point(rest).length;
      if (length == 0 && !rest.starts_with('.')) begin = at;
    }
    return path_in(text.substr(begin, text.size() - 1 - begin));
  }

  Candidates behind_dot(const std::vector<std::string>& path) const {
    for (const auto* row : {row_here(), subject(), problem()}) {
      if (const auto reached = scope_.reach(row, path); reached.entity) return scope_.members(reached.entity);
    }
    return {};
  }

  /// The entity whose rows the words at this place speak of.
  const Scope::Entity* row_here() const {
    if (cursor_.block() == K::Accountable) return scope_.role(cursor_.section({K::Step, K::Collective}) == K::Collective ? lang::EntityRole::Case : lang::EntityRole::Participation);
    if (cursor_.block() != K::Measure) return subject();
    const bool self = cursor_.line_is(K::Value) || (cursor_.line_is(K::Same) && right_of_equal()) || (cursor_.line_is(K::Window) && cursor_.after(K::From));
    return self ? subject() : over();
  }

  /// The entity that the block is about: 于 案件.
  const Scope::Entity* subject() const {
    if (!cursor_.block()) return problem();
    for (const K opening : {*cursor_.block(), K::Of}) {
      for (const auto line : cursor_.lines_with(opening)) {
        const auto words = words_of(line);
        for (std::size_t i = 0; i < words.size(); ++i) {
          const bool of = lang::match_keyword(K::Of, cursor_.language(), words[i]) > 0;
          const auto name = opening == K::Of && i == 0 ? words[0] : of && i + 1 < words.size() ? words[i + 1] : std::string_view{};
          if (const auto* found = scope_.entity(name)) return found;
        }
      }
    }
    return problem();
  }

  /// The entity that the measure is counted over.
  const Scope::Entity* over() const {
    for (const K form : {K::Count, K::Sum, K::Mean, K::Max, K::Min, K::Exists, K::Latest, K::Earliest, K::Lookup}) {
      for (const auto line : cursor_.lines_with(form)) {
        for (const auto word : words_of(line)) {
          if (const auto* found = scope_.entity(word)) return found;
        }
      }
    }
    return nullptr;
  }

  bool right_of_equal() const {
    const auto pair = after_last_comma(cursor_.before());
    return pair.find('=') != std::string_view::npos || pair.find("＝") != std::string_view::npos;
  }

  Candidates typed() const {
    if (ends_with_arrow(cursor_.before())) return scope_.entities();
    if (const auto rest = cursor_.after(K::Of); rest && words_of(*rest).empty()) return scope_.entities();
    return cursor_.wants(Code::ExpectedType) ? scope_.declared(SymbolKind::ChoiceSet) : Candidates{};
  }

  // ---- conditions ----

  /// The field or measure that the condition on this line is about.
  std::vector<std::string> left() const {
    std::string_view text = cursor_.before();
    if (cursor_.block() == K::Scenario) text = after_last_comma(text);
    static constexpr K kBefore[] = {K::And, K::Or, K::Where, K::When, K::Unless, K::Collective, K::Given, K::Not, K::Constraint};
    for (bool again = true; again;) {
      again = false;
      text.remove_prefix(lang::scan_blanks(text));
      for (const K keyword : kBefore) {
        const auto length = lang::match_keyword(keyword, cursor_.language(), text);
        again = again || length > 0;
        text.remove_prefix(length);
        if (length > 0) break;
      }
    }
    return path_in(text);
  }

  Candidates condition(const Scope::Entity* row) const {
    const auto path = left();
    if (path.empty()) return scope_.members(row);
    return cursor_.wants(Code::ExpectedValue) ? scope_.values(scope_.reach(row, path)) : Candidates{};
  }

  // ---- blocks ----

  Candidates in_source() const {
    if (cursor_.line_is(K::Entity)) return scope_.entities();
    if (cursor_.line_is(K::ProvidedBy)) return scope_.mentioned(SymbolKind::Department);
    const Scope::Entity* filled = nullptr;
    for (const auto line : cursor_.lines_with(K::Entity)) {
      if (const auto words = words_of(line); !words.empty()) filled = scope_.entity(words.front());
    }
    if (cursor_.before().empty()) return scope_.members(filled);
    if (cursor_.after(K::Map)) return ends_with_arrow(cursor_.before()) ? scope_.values(scope_.reach(filled, path_in(cursor_.before()))) : Candidates{};
    return cursor_.after(K::Lookup) ? scope_.entities() : Candidates{};
  }

  Candidates in_measure() const {
    if (cursor_.line_is(K::Value) || cursor_.line_is(K::Same)) return scope_.members(row_here());
    if (cursor_.line_is(K::Window)) return scope_.members(row_here());
    for (const K form : {K::Count, K::Sum, K::Mean, K::Max, K::Min, K::Exists, K::Latest, K::Earliest, K::Lookup}) {
      if (!cursor_.line_is(form)) continue;
      const bool field = cursor_.after(K::Distinct) && !cursor_.after(K::Of);
      return field ? scope_.members(problem()) : scope_.entities();
    }
    return cursor_.section({K::Where}) ? condition(over()) : Candidates{};
  }

  Candidates in_finding() const {
    if (cursor_.in_first_line()) return {};
    if (cursor_.line_is(K::Of)) return scope_.entities();
    if (cursor_.line_is(K::Severity)) {
      for (const auto* name : {"严重程度", "severity"}) {
        if (const auto reached = scope_.reach(problem(), {name}); reached.type) return scope_.values(reached);
      }
      return {};
    }
    return cursor_.line_is(K::Occurred) ? scope_.members(subject()) : condition(subject());
  }

  Candidates in_accountable() const {
    if (cursor_.line_is(K::Step) || cursor_.in_first_line()) return {};
    if (cursor_.line_is(K::ServingOn)) return scope_.members(row_here());
    return condition(row_here());
  }

  Candidates in_rule() const {
    if (cursor_.in_first_line()) return {};
    if (cursor_.line_is(K::Cause)) return scope_.declared(SymbolKind::Cause);
    if (cursor_.line_is(K::Precedes)) return scope_.declared(SymbolKind::Rule);
    return condition(problem());
  }

  Candidates in_table() const {
    if (cursor_.in_first_line()) return {};
    if (cursor_.in_head_row()) return scope_.members(problem());
    const auto columns = cursor_.columns();
    if (cursor_.column() >= columns.size()) return {};
    const std::string& head = columns[cursor_.column()];
    const auto is = [&](K keyword) { return lang::match_keyword(keyword, cursor_.language(), head) == head.size(); };
    if (is(K::Intervention)) return scope_.mentioned(SymbolKind::Intervention);
    if (is(K::Actor)) return scope_.mentioned(SymbolKind::Actor);
    if (is(K::Cause)) return words({{"流程", "process"}, {"精力", "capacity"}, {"能力", "skill"}, {"态度", "attitude"}}, SymbolKind::Category) + scope_.declared(SymbolKind::Cause);
    return scope_.values(scope_.reach(problem(), path_in(head)));
  }

  Candidates in_scenario() const {
    if (cursor_.line_is(K::Given)) {
      const auto path = left();
      return path.empty() ? scope_.members(problem()) : scope_.values(scope_.reach(problem(), path));
    }
    const auto item = lang::trim(after_last_comma(cursor_.before()));
    const auto last = [&](K keyword) {
      const auto rest = cursor_.after(keyword);
      return rest && lang::trim(*rest).empty();
    };
    if (last(K::Intervention)) return scope_.mentioned(SymbolKind::Intervention);
    if (last(K::Because)) return scope_.members(problem());
    if (last(K::Reason) || last(K::Refer)) return reasons();
    const bool outcome = (cursor_.line_is(K::Expect) || cursor_.line_is(K::ExpectNot)) && (item.empty() || !cursor_.after(K::Because));
    return outcome ? scope_.declared(SymbolKind::Rule) + scope_.declared(SymbolKind::Cause) : Candidates{};
  }

  static Candidates reasons() {
    using R = lang::Reason;
    Candidates all;
    for (const R reason : {R::NoPerson, R::ManyPersons, R::Collective, R::NoCause, R::Tie, R::MissingFacts, R::DataConflict}) {
      all.push_back({lang::reason_name(reason), SymbolKind::Word, {}, {}});
    }
    return all;
  }

  const Cursor& cursor_;
  const Scope& scope_;
};

}  // namespace

Candidates candidates(const Cursor& cursor, const Scope& scope) { return Asked(cursor, scope).names(); }

}  // namespace yanpan::tools::lsp
