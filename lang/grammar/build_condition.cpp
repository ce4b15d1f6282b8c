#include "lang/grammar/build.hpp"

namespace yanpan::lang {
namespace {

using K = Keyword;

ast::Comparison build_comparison(const Node& node) {
  const std::string text = to_ascii(text_of(node));
  if (text == "=") return ast::Comparison::Equal;
  if (text == "≠" || text == "!=") return ast::Comparison::NotEqual;
  if (text == "<") return ast::Comparison::Less;
  if (text == "≤" || text == "<=") return ast::Comparison::LessEqual;
  if (text == ">") return ast::Comparison::Greater;
  return ast::Comparison::GreaterEqual;
}

/// 为 and 不为 take one value; 属于 and 不属于 take several.
void expect_one_value(Reader& reader, const ast::Atom& atom, K written, K meant) {
  if (atom.right.size() < 2) return;
  const std::string right(spelling(meant, reader.language()));
  reader.report(Code::OneValueOnly, atom.right[1].span, {std::string(spelling(written, reader.language())), right});
}

/// The text that parts two places: of `结果 为 合格` the 为.
Span between(const Span& left, const Span& right) { return {left.file, left.end, right.begin}; }

void build_negated(Reader& reader, const Node& node, ast::Atom& atom) {
  atom.comparison = ast::Comparison::False;
  atom.left = build_path(reader, *node.children[0]);
  atom.comparison_span = atom.left.span;
}

void build_tested(Reader& reader, const Node& node, ast::Atom& atom) {
  atom.left = build_path(reader, *node.children[0]);
  atom.comparison = ast::Comparison::True;
  atom.comparison_span = atom.left.span;
  if (node.children.size() < 2) return;
  build_test(reader, *node.children[1], atom);
  const bool named = !atom.right.empty() && atom.comparison_span.end > atom.right.front().span.begin;
  if (named) atom.comparison_span = reader.span(trim(reader.text(between(atom.left.span, atom.right.front().span))));
}

ast::Condition build_serving(Reader& reader, const Node& node) {
  ast::Atom atom;
  atom.comparison = ast::Comparison::ServingOn;
  atom.comparison_span = span_of(reader, node);
  if (const Node* path = child<rules::path>(node)) atom.serving_on = build_path(reader, *path);
  return {std::move(atom), ast::Connective::And, span_of(reader, node)};
}

/// The condition among the children of a line, nullopt where it has none.
std::optional<ast::Condition> condition_among(Reader& reader, const Node& node) {
  if (const Node* serving = child<rules::serving>(node)) return build_serving(reader, *serving);
  if (const Node* condition = child<rules::condition>(node)) return build_condition(reader, *condition);
  return std::nullopt;
}

/// The members of one level, and the one connective that joins them.
class Level {
 public:
  explicit Level(std::optional<ast::Connective> given) : connective_(given) {}

  /// `written`: the connective the line begins with; a group without one takes the level's.
  void add(Reader& reader, ast::Condition member, std::optional<ast::Connective> written, bool bare_group, Span place) {
    const bool first = members_.empty();
    if (!written && !first && !bare_group && !given_by_group()) written = ast::Connective::And;
    if (written && connective_ && *written != *connective_) reader.report(Code::MixedConnectives, place);
    if (written && !connective_) connective_ = written;
    members_.push_back(std::move(member));
  }

  void give(ast::Connective connective) {
    connective_ = connective;
    from_group_ = true;
  }

  std::optional<ast::Condition> finish() {
    if (members_.empty()) return std::nullopt;
    if (members_.size() == 1) return std::move(members_.front());
    const Span whole{members_.front().span.file, members_.front().span.begin, members_.back().span.end};
    return ast::Condition{std::move(members_), connective_.value_or(ast::Connective::And), whole};
  }

 private:
  bool given_by_group() const { return from_group_; }

  std::vector<ast::Condition> members_;
  std::optional<ast::Connective> connective_;
  bool from_group_ = false;
};

class LevelReader {
 public:
  LevelReader(Reader& reader, ConditionPlace place) : reader_(reader), place_(place) {}

  void add_lines(const Line& owner, Level& level) {
    for (const Line& line : owner.under) add_line(line, level);
  }

 private:
  Tree read_line(const Line& line) {
    return place_ == ConditionPlace::Step ? read<rules::step_condition_line>(reader_, line) : read<rules::condition_line>(reader_, line);
  }

  void add_line(const Line& line, Level& level) {
    const Tree tree = read_line(line);
    if (!tree) return;
    const Node* connective = child<rules::connective>(*tree);
    std::optional<ast::Connective> written;
    if (connective) written = written_connective(*connective);
    if (auto condition = condition_among(reader_, *tree)) {
      expect_no_lines(reader_, line);
      level.add(reader_, std::move(*condition), written, false, reader_.span(line));
    } else if (written) {
      add_group(line, *written, level);
    }
  }

  ast::Connective written_connective(const Node& node) const {
    return find_keyword(text_of(node), reader_.language(), {K::Or}) ? ast::Connective::Or : ast::Connective::And;
  }

  void add_group(const Line& line, ast::Connective connective, Level& level) {
    Level inner(std::nullopt);
    inner.give(connective);
    add_lines(line, inner);
    if (auto group = inner.finish()) {
      level.add(reader_, std::move(*group), std::nullopt, true, reader_.span(line));
    } else if (line.under.empty() && !line.spoiled) {
      reader_.report(Code::EmptyGroup, reader_.span(line), {std::string(reader_.text(line))});
    }
  }

  Reader& reader_;
  ConditionPlace place_;
};

}  // namespace

void build_test(Reader& reader, const Node& node, ast::Atom& atom) {
  atom.comparison_span = span_of(reader, node);
  atom.right = build_literals(reader, node);
  if (is<rules::compare>(node)) {
    atom.comparison = build_comparison(*node.children[0]);
    atom.comparison_span = span_of(reader, *node.children[0]);
  } else if (is<rules::is_value>(node)) {
    atom.comparison = ast::Comparison::Is;
    expect_one_value(reader, atom, K::Is, K::In);
  } else if (is<rules::is_not_value>(node)) {
    atom.comparison = ast::Comparison::IsNot;
    expect_one_value(reader, atom, K::IsNot, K::NotIn);
  } else if (is<rules::in_set>(node)) {
    atom.comparison = ast::Comparison::In;
  } else if (is<rules::not_in_set>(node)) {
    atom.comparison = ast::Comparison::NotIn;
  } else if (is<rules::starts_with>(node)) {
    atom.comparison = ast::Comparison::StartsWith;
    atom.right = {{ast::TextLiteral{build_text(reader, *node.children[0])}, span_of(reader, *node.children[0])}};
  } else if (is<rules::between>(node)) {
    atom.comparison = ast::Comparison::Between;
  } else {
    atom.comparison = is<rules::missing>(node) ? ast::Comparison::Missing : ast::Comparison::NotMissing;
    atom.comparison_span = atom.left.span;
  }
}

ast::Condition build_condition(Reader& reader, const Node& node) {
  const Node& kind = *node.children[0];
  ast::Atom atom;
  if (is<rules::negated>(kind)) build_negated(reader, kind, atom);
  else build_tested(reader, kind, atom);
  return {std::move(atom), ast::Connective::And, span_of(reader, node)};
}

std::optional<ast::Condition> build_conditions(Reader& reader, const Node* here, const Line& owner, ConditionPlace place) {
  Level level(std::nullopt);
  std::optional<ast::Condition> inline_condition;
  if (here) inline_condition = condition_among(reader, *here);
  if (inline_condition) level.add(reader, std::move(*inline_condition), std::nullopt, false, reader.span(owner));
  LevelReader(reader, place).add_lines(owner, level);
  std::optional<ast::Condition> whole = level.finish();
  // Lines that could not be read were told one by one; here is told that there are none.
  if (!whole && here && owner.under.empty() && !owner.spoiled) {
    reader.report(Code::EmptyGroup, reader.span(owner), {std::string(reader.text(owner))});
  }
  return whole;
}

}  // namespace yanpan::lang
