// Types, constants and conditions as a person writes them, in either language:
// 重复次数 ≥ 2 / repeat >= 2. For messages, labels and handbooks; the text is
// for reading, the canonical text (check.hpp) is the one that keeps everything.

#pragma once

#include <string>

#include "lang/policy/policy.hpp"

namespace yanpan::lang {

/// 整数 / integer, 时长 工作日 / duration workdays, → 人员 / -> person, 选项 严重程度 / choice severity.
std::string type_words(const Schema& schema, const Type& type, Language language);
std::string unit_words(DurationUnit unit, Language language);
std::string constant_words(const Schema& schema, const Constant& constant, Language language);
/// One line; groups inside groups in parentheses. Causes are named from `causes`.
std::string condition_words(const Schema& schema, const std::vector<Cause>& causes, const Condition& condition,
                            Language language);

}  // namespace yanpan::lang
