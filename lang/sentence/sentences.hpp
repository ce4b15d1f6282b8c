// A checked policy read back as sentences, in either language: what a person
// without the language understands, and nothing that is not in the policy.
//
//   重复次数 ≥ 2              重复次数不少于 2             repeat is at least 2
//   计数 问题 同一 责任人 …   问题的条数：同一责任人；…    the number of records of problem: same accountable; …
//
// For handbooks and explanations. The text is for reading; what keeps
// everything is the canonical text (lang/policy/canonical.hpp).

#pragma once

#include <string>

#include "lang/policy/policy.hpp"

namespace yanpan::lang {

class Sentences {
 public:
  /// Keeps references: policy and version outlive it.
  Sentences(const Policy& policy, const Version& version, Language language) : schema_(policy.schema), version_(version), language_(language) {}

  /// 案件的受理日 / accepted of case.
  std::string path(const Path& path) const;
  /// A clause without full stop; groups inside groups in parentheses. Empty for a condition without members.
  std::string condition(const Condition& condition) const;
  /// What a measure is, without its name.
  std::string measure(const Measure& measure) const;
  /// 当 …，除非 …，归因于 …。 One sentence.
  std::string rule(const Rule& rule) const;
  /// 需要至少 2 项材料 …; empty where the rule asks for none.
  std::string evidence(const Rule& rule) const;
  std::string constant(const Constant& constant) const;
  /// 5 工作日 / 5 workdays.
  std::string duration(std::int64_t count, DurationUnit unit) const;
  std::string cause(CauseId cause) const;

  Language language() const { return language_; }

 private:
  friend class ConditionWords;
  friend class MeasureWords;

  const Schema& schema_;
  const Version& version_;
  Language language_;
};

}  // namespace yanpan::lang
