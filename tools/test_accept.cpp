#include "tools/test_accept.hpp"

#include <algorithm>
#include <map>

#include "lang/scenario/text.hpp"
#include "tools/text.hpp"

namespace yanpan::tools {
namespace {

constexpr Text kChanged{"改写  {}：{} → {}", "changed  {}: {} -> {}"};
constexpr Text kLeft{"没有改  {}：{}", "not changed  {}: {}"};
constexpr Text kBlank{"（空）", "(blank)"};
constexpr Text kNotWritable{"实得的结果写不成预期", "what came out cannot be written as an expectation"};
constexpr Text kSeveral{"几个用例共用这一行，而它们的结果不同", "several scenarios share this line and come out differently"};
constexpr Text kOnlyOne{"清空后这一行用例就没有预期了", "without it the row would expect nothing"};

class Accepting {
 public:
  explicit Accepting(const Tested& tested) : tested_(tested), sources_(tested.input.package.sources) {}

  Acceptance run() {
    for (const auto& result : tested_.results) {
      for (const auto& failure : result.failures) add(result, failure);
    }
    for (const auto& [place, change] : changes_) settle(change);
    return std::move(out_);
  }

 private:
  struct Change {
    lang::Span span;
    std::string text;
    const Text* refusal = nullptr;
  };

  void add(const engine::ScenarioResult& result, const engine::ScenarioFailure& failure) {
    Change change{failure.expected.span, {}, nullptr};
    if (!failure.actual) change.refusal = &kNotWritable;
    else write(result, failure, change);
    const auto [known, fresh] = changes_.try_emplace({change.span.file, change.span.begin}, change);
    if (fresh) return;
    if (known->second.text != change.text || change.refusal) known->second.refusal = &kSeveral;
  }

  /// A line is replaced with its keyword, for the keyword may change; a cell without.
  void write(const engine::ScenarioResult& result, const engine::ScenarioFailure& failure, Change& change) {
    const auto& policy = tested_.input.policy();
    const auto& version = policy.versions[result.version];
    const Language language = sources_.file(change.span.file).language;
    if (shared(result, failure)) change.refusal = &kSeveral;
    if (!failure.expected.in_cell) {
      change.span.begin = line_start(change.span);
      change.text = lang::expectation_text(policy, version, *failure.actual, language);
    } else if (failure.expected.negated && !failure.actual->negated) {
      // 不应得 R, which came: the cell has nothing left to say.
      if (version.scenarios[result.index].expect.size() == 1) change.refusal = &kOnlyOne;
    } else {
      change.text = lang::outcome_text(policy, version, *failure.actual, language);
    }
  }

  /// A line of the block stands for every row of its table; those that pass need it as it is.
  bool shared(const engine::ScenarioResult& failing, const engine::ScenarioFailure& failure) const {
    for (const auto& result : tested_.results) {
      const auto& expectations = tested_.input.policy().versions[result.version].scenarios[result.index].expect;
      const bool has = std::any_of(expectations.begin(), expectations.end(), [&](const auto& e) { return e.span == failure.expected.span; });
      const bool fails = std::any_of(result.failures.begin(), result.failures.end(), [&](const auto& f) { return f.expected.span == failure.expected.span; });
      if (&result != &failing && has && !fails) return true;
    }
    return false;
  }

  std::uint32_t line_start(lang::Span span) const {
    const std::string& text = sources_.file(span.file).text;
    std::size_t begin = text.rfind('\n', span.begin);
    begin = begin == std::string::npos ? 0 : begin + 1;
    while (begin < span.begin && (text[begin] == ' ' || text[begin] == '\t' || text.compare(begin, 3, "　") == 0)) begin += text[begin] == ' ' || text[begin] == '\t' ? 1 : 3;
    return static_cast<std::uint32_t>(begin);
  }

  void settle(const Change& change) {
    const auto at = sources_.position(change.span.file, change.span.begin);
    const std::string place = fmt::format("{}:{}:{}", sources_.file(change.span.file).path, at.line, at.column);
    if (change.refusal) {
      ++out_.left;
      out_.lines.push_back({fill(Language::Zh, kLeft, place, change.refusal->zh), fill(Language::En, kLeft, place, change.refusal->en)});
      return;
    }
    out_.edits.push_back({change.span, change.text});
    const std::string before(sources_.text(change.span));
    const auto line = [&](Language language) { return fill(language, kChanged, place, before, change.text.empty() ? std::string(kBlank.in(language)) : change.text); };
    out_.lines.push_back({line(Language::Zh), line(Language::En)});
  }

  const Tested& tested_;
  const lang::SourceSet& sources_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Change> changes_;
  Acceptance out_;
};

}  // namespace

Acceptance accept(const Tested& tested) { return Accepting(tested).run(); }

}  // namespace yanpan::tools
