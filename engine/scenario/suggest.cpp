#include "engine/scenario/suggest.hpp"

#include <algorithm>

#include "engine/scenario/thresholds.hpp"
#include "engine/scenario/words.hpp"
#include "lang/policy/words.hpp"

namespace yanpan::engine {

namespace {

using lang::Comparison;
using lang::Constant;
using lang::NodeId;
using lang::Predicate;
using lang::Program;
using lang::TypeKind;

using Candidate = std::optional<Constant>;   // nullopt: missing

constexpr std::size_t kMostTries = 200'000;

class Search {
 public:
  Search(const Program& program, std::size_t version, const Formula& formula, std::size_t atom, Truth truth, const Candidate& value)
      : program_(program), version_(version), formula_(formula), atom_(atom), truth_(truth) {
    for (lang::PredicateId id : formula.atoms()) add(program.predicate(id).node);
    if (value) candidates_[place(program.predicate(formula.atoms()[atom]).node)] = {value};
    chosen_.resize(nodes_.size());
    truths_.resize(formula.atoms().size());
  }

  Name run() {
    if (std::any_of(nodes_.begin(), nodes_.end(), [](NodeId node) { return !node.valid(); }) || !choose(0)) return {};
    return in_both([&](Language l) { return words(l); });
  }

 private:
  std::size_t place(NodeId node) const { return static_cast<std::size_t>(std::find(nodes_.begin(), nodes_.end(), node) - nodes_.begin()); }

  void add(NodeId node) {
    if (place(node) < nodes_.size()) return;
    nodes_.push_back(node);
    candidates_.emplace_back();
    if (node.valid()) collect(node, candidates_.back());
  }

  /// Every constant the formula holds against the value, one step to each side, and what no constant is.
  void collect(NodeId node, std::vector<Candidate>& out) {
    const lang::Type type = program_.node(node).type;
    bool missing = false;
    for (lang::PredicateId id : formula_.atoms()) {
      const Predicate& p = program_.predicate(id);
      if (p.node != node) continue;
      missing |= p.comparison == Comparison::Missing || p.comparison == Comparison::NotMissing;
      for (const Constant& c : p.right) {
        for (int steps : {0, -1, 1})
          if (auto value = steps == 0 ? Candidate(c) : has_threshold(program_, p) ? stepped(program_, node, c, steps) : std::nullopt) offer(node, value, out);
      }
    }
    if (type.kind == TypeKind::Boolean) offer(node, number(type, 1), out), offer(node, number(type, 0), out);
    if (type.kind == TypeKind::Choice) offer_others(node, type, out);
    if (type.kind == TypeKind::Text || type.kind == TypeKind::Reference) offer(node, other_text(type), out);
    if (missing) out.push_back(std::nullopt);
    if (missing && out.size() == 1) offer(node, number(type, 0), out);
  }

  void offer(NodeId node, const Candidate& value, std::vector<Candidate>& out) const {
    const bool known = std::any_of(out.begin(), out.end(), [&](const Candidate& other) { return other && constant_equal(*other, *value); });
    if (!known && possible(program_, version_, node, *value)) out.push_back(value);
  }

  void offer_others(NodeId node, lang::Type type, std::vector<Candidate>& out) const {
    for (std::size_t v = 0; v < program_.schema.choice(type.choice).values.size(); ++v) offer(node, number(type, static_cast<std::int64_t>(v)), out);
  }

  static Constant number(lang::Type type, std::int64_t value) {
    Constant constant;
    constant.type = type;
    constant.number = value;
    return constant;
  }

  static Constant other_text(lang::Type type) {
    Constant constant;
    constant.type = type;
    constant.text = "-";
    return constant;
  }

  Truth truth_of(const Predicate& p, const Candidate& value) const {
    if (p.comparison == Comparison::Missing || p.comparison == Comparison::NotMissing) return truth((p.comparison == Comparison::Missing) == !value);
    return value ? truth(compare(p, *value)) : kUnknown;
  }

  bool choose(std::size_t at) {
    if (at == nodes_.size()) return fits();
    for (const Candidate& value : candidates_[at]) {
      chosen_[at] = value;
      if (choose(at + 1)) return true;
      if (tries_ > kMostTries) return false;
    }
    return false;
  }

  bool fits() {
    ++tries_;
    for (std::size_t i = 0; i < truths_.size(); ++i) {
      const Predicate& p = program_.predicate(formula_.atoms()[i]);
      truths_[i] = truth_of(p, chosen_[place(p.node)]);
    }
    return truths_[atom_] == truth_ && formula_.decides(truths_, atom_);
  }

  std::string words(Language l) const {
    std::string text;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const std::string label = path_words(program_, nodes_[i], l);
      text += (text.empty() ? "" : l == Language::Zh ? "，" : ", ") + setting(label, chosen_[i], l);
    }
    return text;
  }

  std::string setting(const std::string& label, const Candidate& value, Language l) const {
    if (!value) return label + (l == Language::Zh ? " 缺失" : " missing");
    if (value->type.kind == TypeKind::Boolean) return (value->number != 0 ? "" : l == Language::Zh ? "非 " : "not ") + label;
    return label + " " + lang::constant_words(program_.schema, *value, l);
  }

  const Program& program_;
  std::size_t version_;
  const Formula& formula_;
  std::size_t atom_;
  Truth truth_;
  std::vector<NodeId> nodes_;
  std::vector<std::vector<Candidate>> candidates_;   // by node
  std::vector<Candidate> chosen_;
  std::vector<Truth> truths_;
  std::size_t tries_ = 0;
};

}  // namespace

Name suggest_setting(const Program& program, std::size_t version, const Formula& formula, std::size_t atom, Truth truth, const Candidate& value) {
  return Search(program, version, formula, atom, truth, value).run();
}

}  // namespace yanpan::engine
