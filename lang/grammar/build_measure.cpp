#include "lang/grammar/build.hpp"

namespace yanpan::lang {
namespace {

using K = Keyword;
using ast::Aggregate;
using ast::AggregateForm;

std::optional<AggregateForm> form_of(const Node& node) {
  if (is<rules::measure::count>(node)) return child<rules::measure::distinct>(node) ? AggregateForm::CountDistinct : AggregateForm::Count;
  if (is<rules::measure::sum_of>(node)) return AggregateForm::Sum;
  if (is<rules::measure::mean>(node)) return AggregateForm::Mean;
  if (is<rules::measure::max>(node)) return AggregateForm::Max;
  if (is<rules::measure::min>(node)) return AggregateForm::Min;
  if (is<rules::measure::exists>(node)) return AggregateForm::Exists;
  if (is<rules::measure::latest>(node)) return AggregateForm::Latest;
  if (is<rules::measure::earliest>(node)) return AggregateForm::Earliest;
  if (is<rules::measure::lookup>(node)) return AggregateForm::Lookup;
  return std::nullopt;
}

/// f 于 E, or E (.f) alone.
void add_over(Reader& reader, const Node& node, Aggregate& aggregate) {
  if (const Node* distinct = child<rules::measure::distinct>(node)) return add_over(reader, *distinct, aggregate);
  if (const Node* value = child<rules::path>(node)) aggregate.value = build_path(reader, *value);
  if (const Node* over = child<rules::measure::over>(node)) aggregate.over = build_path(reader, *over->children[0]);
}

ast::SamePair build_pair(Reader& reader, const Node& node) {
  ast::SamePair pair;
  pair.row = build_path(reader, *node.children[0]);
  if (node.children.size() > 1) pair.self = build_path(reader, *node.children[1]);
  return pair;
}

ast::WindowKind build_kind(Reader& reader, const Node& node) {
  switch (find_keyword(text_of(node), reader.language(), {K::Before, K::After, K::Around, K::SameMonth, K::SameQuarter, K::SameYear})
              .value_or(K::Before)) {
    case K::After: return ast::WindowKind::After;
    case K::Around: return ast::WindowKind::Around;
    case K::SameMonth: return ast::WindowKind::SameMonth;
    case K::SameQuarter: return ast::WindowKind::SameQuarter;
    case K::SameYear: return ast::WindowKind::SameYear;
    default: return ast::WindowKind::Before;
  }
}

void add_reach(Reader& reader, const Node& node, ast::Window& window) {
  window.kind = build_kind(reader, *child<rules::measure::direction>(node));
  window.count = build_digits(*child<rules::whole>(node));
  window.unit = build_unit(reader, *child<rules::measure::day_unit>(node));
  const Node& inclusion = *child<rules::measure::inclusion>(node);
  window.include_day = find_keyword(text_of(inclusion), reader.language(), {K::IncludingDay}).has_value();
}

ast::Window build_window(Reader& reader, const Node& node) {
  ast::Window window{};
  window.row_date = build_path(reader, *node.children[0]);
  window.span = span_of(reader, node);
  if (const Node* calendar = child<rules::measure::calendar>(node)) window.kind = build_kind(reader, *calendar);
  else add_reach(reader, node, window);
  const Node* from = child<rules::measure::from>(node);
  if (!from) return window;
  window.from_as_of = child<rules::measure::as_of_date>(*from) != nullptr;
  if (!window.from_as_of) window.from = build_path(reader, *from->children[0]);
  return window;
}

void add_head(Reader& reader, const Node& head, ast::Measure& measure) {
  measure.name = build_names(reader, head);
  measure.type = build_type(reader, *child<rules::type>(head));
  if (const Node* of = child<rules::head::of>(head)) measure.of = build_path(reader, *of->children[0]);
  if (const Node* range = child<rules::range>(head)) measure.range = build_range(reader, *range);
}

/// Collects the lines of one measure. What belongs to an aggregate stands below
/// its line, or beside it: both read the same.
class MeasureLines {
 public:
  explicit MeasureLines(Reader& reader) : reader_(reader) {}

  void add(const Line& line) {
    const Tree tree = read<rules::measure::line>(reader_, line);
    if (!tree) {
      unread_ = true;
      return add_all(line.under);
    }
    const Node& node = *tree->children[0];
    if (form_of(node)) {
      add_body(line, node);
      return add_all(line.under);
    }
    if (!is<rules::measure::where>(node)) expect_no_lines(reader_, line);
    if (is<rules::measure::value>(node)) add_body(line, node);
    else add_detail(line, node);
  }

  void add_all(const std::vector<Line>& lines) {
    for (const Line& line : lines) add(line);
  }

  void finish(ast::Measure& measure, const Line& block) {
    if (range_) measure.range = std::move(range_);
    if (value_) {
      measure.body = std::move(*value_);
      if (first_detail_) reader_.report(Code::ValueWithRows, reader_.span(*first_detail_), {std::string(first_word(*first_detail_))});
    } else if (has_form_) {
      aggregate_.span = reader_.span(block.under.front().begin, last_end(block));
      measure.body = std::move(aggregate_);
    } else if (!unread_ && !measure.name.first.text.empty()) {
      reader_.report(Code::MeasureWithoutBody, measure.name.first.span, {measure.name.first.text});
    }
  }

 private:
  static std::uint32_t last_end(const Line& line) { return line.under.empty() ? line.end : last_end(line.under.back()); }

  std::string_view first_word(const Line& line) const {
    const std::string_view text = reader_.text(line);
    return text.substr(0, scan_word(text));
  }

  void add_body(const Line& line, const Node& node) {
    if (value_ || has_form_) {
      reader_.report(Code::SecondBody, reader_.span(line), {std::string(first_word(line))});
      return;
    }
    if (is<rules::measure::value>(node)) {
      value_ = build_expression(reader_, *node.children[0]);
      return;
    }
    has_form_ = true;
    aggregate_.form = *form_of(node);
    add_over(reader_, node, aggregate_);
  }

  void add_detail(const Line& line, const Node& node) {
    if (is<rules::measure::range_line>(node)) {
      if (once_.first(reader_, line)) range_ = build_range(reader_, *node.children[0]);
      return;
    }
    if (!first_detail_) first_detail_ = line;
    if (is<rules::measure::same>(node)) {
      for (const Node* pair : all<rules::measure::pair>(node)) aggregate_.same.push_back(build_pair(reader_, *pair));
    } else if (is<rules::measure::where>(node)) {
      if (auto where = build_conditions(reader_, &node, line, ConditionPlace::Anywhere)) aggregate_.where.push_back(std::move(*where));
    } else if (is<rules::measure::window>(node)) {
      if (once_.first(reader_, line)) aggregate_.window = build_window(reader_, node);
    } else {
      aggregate_.excluding_self = true;
    }
  }

  Reader& reader_;
  Once once_;
  std::optional<ast::Expr> value_;
  Aggregate aggregate_{};
  bool has_form_ = false;
  bool unread_ = false;   // a line failed, perhaps the one that says how
  std::optional<Line> first_detail_;
  std::optional<std::pair<ast::Literal, ast::Literal>> range_;
};

}  // namespace

ast::Measure build_measure(Reader& reader, const Node* head, const Line& block) {
  ast::Measure measure;
  if (head) add_head(reader, *head, measure);
  MeasureLines lines(reader);
  lines.add_all(block.under);
  lines.finish(measure, block);
  return measure;
}

}  // namespace yanpan::lang
