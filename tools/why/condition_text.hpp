// Conditions as a reviewer reads them: a mark, what was asked, what it was.
//
//   ✓ 请假天数 ≥ 8，现为 14
//   ✗ 问题.类别 属于 笔误、漏填，现为 填录不及时

#pragma once

#include <string>
#include <vector>

#include "engine/explain/why.hpp"

namespace yanpan::tools {

class ConditionText {
 public:
  explicit ConditionText(Language language) : language_(language) {}

  /// ✓ ✗ ?
  static std::string_view mark(engine::Truth truth);
  /// 请假天数 ≥ 8
  std::string asked(const engine::TestedCondition& test) const;
  /// 请假天数 ≥ 8，现为 14
  std::string test(const engine::TestedCondition& test) const;
  /// One line a test, groups with a head line and their members indented below it.
  void lines(const engine::ConditionWhy& condition, std::size_t indent, std::string& out) const;
  /// The same of a whole 当 or 除非, whose lines all hold together: without a head line.
  void block(const engine::ConditionWhy& condition, std::size_t indent, std::string& out) const;
  /// The tests that keep a condition from being true (`truth` false) or known: of a
  /// group of 且 those alone, of one of 或 all.
  std::vector<const engine::TestedCondition*> to_blame(const engine::ConditionWhy& condition, engine::Truth truth) const;

 private:
  Language language_;
};

}  // namespace yanpan::tools
