#include "engine/explain/other_values.hpp"

#include <algorithm>

#include "engine/eval/evaluation.hpp"
#include "engine/scenario/thresholds.hpp"
#include "lang/decide/values.hpp"
#include "lang/policy/steps.hpp"

namespace yanpan::engine {

namespace {

using lang::Comparison;
using lang::Constant;
using lang::NodeOp;
using lang::PredicateId;
using lang::Program;
using lang::TypeKind;

class Finder {
 public:
  Finder(const Attribution& attribution, std::size_t version, const Tested& tested)
      : attribution_(attribution), program_(*attribution.program), version_(version), tested_(tested) {}

  std::vector<OtherValue> run() {
    std::vector<OtherValue> out;
    std::vector<lang::Atom> atoms;
    bool missing = false;
    for (PredicateId id : tested_.atoms) {
      const lang::Predicate& p = program_.predicate(id);
      missing |= p.comparison == Comparison::Missing || p.comparison == Comparison::NotMissing;
      lang::Atom& atom = atoms.emplace_back();
      atom.comparison = p.comparison;
      atom.right = p.right;
    }
    std::vector<const lang::Atom*> pointers;
    for (const lang::Atom& atom : atoms) pointers.push_back(&atom);
    const lang::Type type = program_.node(tested_.node).type;
    const auto now = known_value(attribution_, column(), tested_.row);
    for (Constant& cell : lang::cut_into_cells(program_.schema, type, bounds(), pointers)) {
      if (type.kind == TypeKind::Reference) cell = existing(type, cell);
      if (now && same_cell(*now, cell)) continue;
      OtherValue other = nearest(cell, now);
      if (other.value && possible(program_, version_, tested_.node, *other.value)) out.push_back(std::move(other));
    }
    if (missing && !column().missing(tested_.row)) out.push_back({std::nullopt, std::nullopt});
    std::stable_sort(out.begin(), out.end(), [](const OtherValue& a, const OtherValue& b) { return a.steps.value_or(INT64_MAX) < b.steps.value_or(INT64_MAX); });
    return out;
  }

  const Column& column() const { return attribution_.columns().at(tested_.node); }

  bool same_cell(const Constant& a, const Constant& b) const {
    return std::all_of(tested_.atoms.begin(), tested_.atoms.end(), [&](PredicateId id) { return compare(program_.predicate(id), a) == compare(program_.predicate(id), b); });
  }

  /// What the value is declared to hold; a count is never negative.
  lang::Bounds bounds() const {
    lang::Bounds out;
    const auto narrow = [&](const std::optional<lang::Range>& range) {
      if (range) out.narrow({lang::as_number(range->low), lang::as_number(range->high)});
    };
    const lang::Node& node = program_.node(tested_.node);
    if (node.op == NodeOp::Field) narrow(program_.schema.field(node.entity, node.field).range);
    for (const auto& measure : program_.versions[version_].measures)
      if (measure.node == tested_.node) narrow(measure.range);
    if (node.op == NodeOp::Aggregate) {
      const auto form = program_.aggregates[node.aggregate.value].form;
      if (form == lang::AggregateForm::Count || form == lang::AggregateForm::CountDistinct) out.narrow({Decimal(0), std::nullopt});
    }
    return out;
  }

  /// A cell of references is shown by a text of its own; here by a record there is.
  Constant existing(const lang::Type& type, Constant cell) const {
    const Table& table = attribution_.table(type.entity);
    for (RowId row = 0; row < table.keys.size(); ++row) {
      Constant other = cell;
      other.text = attribution_.key(type.entity, row);
      if (same_cell(cell, other)) return other;
    }
    return cell;
  }

  /// Of the cell, the value nearest to the one there is: its own, a constant, or one step beside one.
  OtherValue nearest(const Constant& cell, const std::optional<Constant>& now) const {
    OtherValue out{cell, now ? steps(*now, cell) : std::nullopt};
    if (!now || !out.steps) return out;
    for (PredicateId id : tested_.atoms) {
      for (const Constant& c : program_.predicate(id).right) {
        for (int step : {0, -1, 1}) {
          const auto value = step == 0 ? std::optional(typed(c)) : stepped(program_, tested_.node, typed(c), step);
          if (!value || !same_cell(*value, cell) || !possible(program_, version_, tested_.node, *value)) continue;
          const auto apart = steps(*now, *value);
          if (apart && *apart < *out.steps) out = {value, apart};
        }
      }
    }
    return out;
  }

  /// A whole number beside decimals is a decimal.
  Constant typed(Constant c) const {
    const lang::Type type = program_.node(tested_.node).type;
    if (type.kind == TypeKind::Decimal && c.type.kind != TypeKind::Decimal) c.decimal = Decimal(c.number);
    c.type = type;
    return c;
  }

  /// How many steps lie between two values, a part of one counting as one.
  std::optional<std::int64_t> steps(const Constant& from, const Constant& to) const {
    const lang::Type type = program_.node(tested_.node).type;
    if (!lang::has_steps(program_.schema, type)) return std::nullopt;
    const auto one = stepped(program_, tested_.node, to, 1);
    const auto back = one ? std::nullopt : stepped(program_, tested_.node, to, -1);
    if (!one && !back) return std::nullopt;
    const Decimal a = lang::as_number(from), b = lang::as_number(to);
    const auto size = one ? subtract(lang::as_number(*one), b) : subtract(b, lang::as_number(*back));
    const auto apart = a < b ? subtract(b, a) : subtract(a, b);
    if (!size || !apart || size->is_zero()) return std::nullopt;
    const auto whole = floor_divide(*apart, *size);
    if (!whole) return std::nullopt;
    const auto covered = multiply(*size, Decimal(*whole));
    return covered && *covered == *apart ? *whole : *whole + 1;
  }

  const Attribution& attribution_;
  const Program& program_;
  std::size_t version_;
  const Tested& tested_;
};

}  // namespace

std::vector<OtherValue> other_values(const Attribution& attribution, std::size_t version, const Tested& tested) { return Finder(attribution, version, tested).run(); }

std::optional<Constant> known_value(const Attribution& attribution, const Column& column, RowId row) {
  if (!column.known(row)) return std::nullopt;
  Constant out;
  out.type = column.type();
  if (column.is_decimal()) out.decimal = column.decimal(row);
  else if (out.type.kind == TypeKind::Text) out.text = attribution.snapshot.texts.at(static_cast<std::uint32_t>(column.at(row)));
  else if (out.type.kind == TypeKind::Reference) out.text = attribution.key(out.type.entity, static_cast<RowId>(column.at(row)));
  else out.number = column.at(row);
  return out;
}

}  // namespace yanpan::engine
