#include "lang/policy/words.hpp"

#include "lang/value/date.hpp"

namespace yanpan::lang {

namespace {

struct Pair { const char* zh; const char* en; };

std::string pick(const Pair& pair, Language language) { return language == Language::Zh ? pair.zh : pair.en; }

constexpr Pair kTypes[] = {{"是否", "boolean"}, {"整数", "integer"}, {"小数", "decimal"}, {"文本", "text"}, {"选项", "choice"},
                           {"日期", "date"}, {"时刻", "instant"}, {"月份", "month"}, {"时长", "duration"}, {"→", "->"}};
constexpr Pair kUnits[] = {{"日", "days"}, {"工作日", "workdays"}, {"个月", "months"}, {"小时", "hours"}, {"分", "minutes"}};
constexpr Pair kComparisons[] = {{"=", "="}, {"≠", "!="}, {"<", "<"}, {"≤", "<="}, {">", ">"}, {"≥", ">="},
                                 {"为", "is"}, {"不为", "is not"}, {"属于", "in"}, {"不属于", "not in"},
                                 {"开头为", "starts with"}, {"在", "between"}, {"", ""}, {"非", "not"},
                                 {"缺失", "missing"}, {"不缺失", "not missing"}, {"在任 于", "serving on"},
                                 {"属于", "in"}, {"不属于", "not in"}};

class Words {
 public:
  Words(const Schema& schema, const std::vector<Cause>& causes, Language language)
      : schema_(schema), causes_(causes), language_(language) {}

  std::string condition(const Condition& c, bool inside) const {
    if (c.kind == Condition::Kind::Atom) return atom(c.atom);
    if (c.members.size() == 1) return condition(c.members.front(), inside);
    const std::string joint = c.kind == Condition::Kind::All ? say({" 且 ", " and "}) : say({" 或 ", " or "});
    std::string text;
    for (const Condition& member : c.members) text += (text.empty() ? "" : joint) + condition(member, true);
    return inside ? say({"（", "("}) + text + say({"）", ")"}) : text;
  }

 private:
  std::string say(const Pair& pair) const { return pick(pair, language_); }
  std::string comparison(const Atom& a) const { return say(kComparisons[static_cast<int>(a.comparison)]); }

  std::string atom(const Atom& a) const {
    const std::string left = a.left.label.in(language_);
    switch (a.comparison) {
      case Comparison::True: return left;
      case Comparison::False: return comparison(a) + " " + left;
      case Comparison::ServingOn: return comparison(a) + " " + date(a);
      case Comparison::Between:
        return left + " " + comparison(a) + " " + constant(a.right[0]) + say({" 至 ", " to "}) + constant(a.right[1]);
      case Comparison::CauseIn:
      case Comparison::CauseNotIn: return say({"归因 ", "cause "}) + comparison(a) + " " + causes(a);
      default: return left + " " + comparison(a) + constants(a);
    }
  }

  std::string date(const Atom& a) const {
    return a.serving_on ? a.serving_on->label.in(language_) : say({"基准日", "base date"});
  }
  std::string constant(const Constant& c) const { return constant_words(schema_, c, language_); }
  std::string separator() const { return say({"、", ", "}); }

  std::string constants(const Atom& a) const {
    std::string text;
    for (const Constant& c : a.right) text += (text.empty() ? " " : separator()) + constant(c);
    return text;
  }

  std::string causes(const Atom& a) const {
    std::string text;
    for (const CauseTest& test : a.causes) {
      const Name name = test.category ? category_name(*test.category) : causes_[test.cause.value].name;
      text += (text.empty() ? "" : separator()) + name.in(language_);
    }
    return text;
  }

  const Schema& schema_;
  const std::vector<Cause>& causes_;
  Language language_;
};

}  // namespace

std::string unit_words(DurationUnit unit, Language language) { return pick(kUnits[static_cast<int>(unit)], language); }

std::string type_words(const Schema& schema, const Type& type, Language language) {
  std::string text = pick(kTypes[static_cast<int>(type.kind)], language);
  if (type.kind == TypeKind::Duration) return text + " " + unit_words(type.unit, language);
  if (type.kind == TypeKind::Reference && type.entity.valid()) return text + " " + schema.entity(type.entity).name.in(language);
  if (type.kind == TypeKind::Choice && type.choice.valid() && !schema.choice(type.choice).name.empty()) {
    return text + " " + schema.choice(type.choice).name.in(language);
  }
  return text;
}

std::string constant_words(const Schema& schema, const Constant& constant, Language language) {
  switch (constant.type.kind) {
    case TypeKind::Boolean: return pick(constant.number != 0 ? Pair{"是", "yes"} : Pair{"否", "no"}, language);
    case TypeKind::Integer: return std::to_string(constant.number);
    case TypeKind::Decimal: return constant.decimal.to_string();
    case TypeKind::Text:
    case TypeKind::Reference: return "\"" + constant.text + "\"";
    case TypeKind::Choice: return schema.choice(constant.type.choice).values[static_cast<std::size_t>(constant.number)].in(language);
    case TypeKind::Date: return format_date(constant.number);
    case TypeKind::Instant: return format_instant(constant.number, constant.offset_minutes);
    case TypeKind::Month: return format_month(constant.number);
    case TypeKind::Duration: return std::to_string(constant.number) + " " + unit_words(constant.type.unit, language);
  }
  return {};
}

std::string condition_words(const Schema& schema, const std::vector<Cause>& causes, const Condition& condition, Language language) {
  return Words(schema, causes, language).condition(condition, false);
}

}  // namespace yanpan::lang
