// The table of wishes: which code each want<Rule> of the grammar reports.

#pragma once

#include "lang/grammar/rules.hpp"

namespace yanpan::lang::rules {

#define YANPAN_EXPECTED(rule, name)            \
  template <>                                  \
  struct expected<rule> {                      \
    static constexpr Code code = Code::name;   \
  };

YANPAN_EXPECTED(end, ExpectedEnd)
YANPAN_EXPECTED(condition_end, ExpectedConditionEnd)
YANPAN_EXPECTED(expression_end, ExpectedExpressionEnd)

YANPAN_EXPECTED(name, ExpectedName)
YANPAN_EXPECTED(path, ExpectedName)
YANPAN_EXPECTED(id, ExpectedName)
YANPAN_EXPECTED(one_or_two_names, ExpectedName)
YANPAN_EXPECTED(one_or_two_dotted_names, ExpectedName)
YANPAN_EXPECTED(head::declared_measure, ExpectedName)
YANPAN_EXPECTED(value, ExpectedName)
YANPAN_EXPECTED(value_in_place, ExpectedName)
YANPAN_EXPECTED(serving_date, ExpectedServingDate)
YANPAN_EXPECTED(measure::distance_from, ExpectedServingDate)
YANPAN_EXPECTED(words, ExpectedWords)
YANPAN_EXPECTED(head::fallback_to, ExpectedFallback)
YANPAN_EXPECTED(head::scope, ExpectedScope)

YANPAN_EXPECTED(literal, ExpectedValue)
YANPAN_EXPECTED(text, ExpectedText)
YANPAN_EXPECTED(source::cell, ExpectedText)
YANPAN_EXPECTED(source::sheet, ExpectedSheet)
YANPAN_EXPECTED(date, ExpectedDate)
YANPAN_EXPECTED(whole, ExpectedWhole)
YANPAN_EXPECTED(offset, ExpectedOffset)
YANPAN_EXPECTED(table::period, ExpectedDuration)
YANPAN_EXPECTED(unit, ExpectedUnit)
YANPAN_EXPECTED(measure::day_unit, ExpectedUnit)
YANPAN_EXPECTED(type, ExpectedType)
YANPAN_EXPECTED(to, ExpectedTo)
YANPAN_EXPECTED(between_and, ExpectedTo)

YANPAN_EXPECTED(condition, ExpectedCondition)
YANPAN_EXPECTED(step_condition, ExpectedCondition)
YANPAN_EXPECTED(test, ExpectedTest)
YANPAN_EXPECTED(expression, ExpectedOperand)
YANPAN_EXPECTED(sum, ExpectedOperand)
YANPAN_EXPECTED(operand, ExpectedOperand)
YANPAN_EXPECTED(operands, ExpectedTwoOperands)
YANPAN_EXPECTED(s::close, ExpectedClose)

YANPAN_EXPECTED(language_version, ExpectedLanguage)
YANPAN_EXPECTED(keyword_set, ExpectedLanguage)
YANPAN_EXPECTED(entity::role, ExpectedRole)
YANPAN_EXPECTED(source::encoding_word, ExpectedEncoding)
YANPAN_EXPECTED(source::date_format, ExpectedDateFormat)
YANPAN_EXPECTED(source::option, ExpectedColumnOption)
YANPAN_EXPECTED(source::unique, ExpectedUnique)
YANPAN_EXPECTED(source::map_target, ExpectedMapTarget)
YANPAN_EXPECTED(s::arrow, ExpectedArrow)

YANPAN_EXPECTED(measure::of, ExpectedOf)
YANPAN_EXPECTED(measure::extent, ExpectedWindow)
YANPAN_EXPECTED(measure::inclusion, ExpectedInclusion)
YANPAN_EXPECTED(accountable::base_field, ExpectedBaseField)
YANPAN_EXPECTED(accountable::refer, ExpectedRefer)
YANPAN_EXPECTED(rule::threshold, ExpectedEvidence)
YANPAN_EXPECTED(rule::at_least, ExpectedEvidence)
YANPAN_EXPECTED(rule::items_word, ExpectedEvidence)
YANPAN_EXPECTED(rule::departments_word, ExpectedEvidence)
YANPAN_EXPECTED(scenario::evidence, ExpectedEvidenceCount)
YANPAN_EXPECTED(scenario::item, ExpectedOutcome)
YANPAN_EXPECTED(scenario::key, ExpectedKey)
YANPAN_EXPECTED(table::cell_test, ExpectedCell)

#undef YANPAN_EXPECTED

}  // namespace yanpan::lang::rules
