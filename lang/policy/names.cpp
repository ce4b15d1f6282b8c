#include <algorithm>

#include "lang/policy/policy.hpp"

namespace yanpan::lang {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

std::string_view take_digits(std::string_view& text) {
  std::size_t n = 0;
  while (n < text.size() && digit(text[n])) ++n;
  std::string_view run = text.substr(0, n);
  text.remove_prefix(n);
  return run;
}

int compare_digits(std::string_view a, std::string_view b) {
  while (!a.empty() && a.front() == '0') a.remove_prefix(1);
  while (!b.empty() && b.front() == '0') b.remove_prefix(1);
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return a.compare(b);
}

}  // namespace

bool rule_id_less(std::string_view a, std::string_view b) {
  const std::string_view whole_a = a, whole_b = b;
  while (!a.empty() && !b.empty()) {
    if (digit(a.front()) && digit(b.front())) {
      if (int order = compare_digits(take_digits(a), take_digits(b)); order != 0) return order < 0;
    } else if (a.front() != b.front()) {
      return static_cast<unsigned char>(a.front()) < static_cast<unsigned char>(b.front());
    } else {
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
  }
  if (a.empty() != b.empty()) return a.empty();
  return whole_a < whole_b;  // R01 and R1: equal as numbers, apart by code point
}

Name category_name(Category category) {
  switch (category) {
    case Category::Process: return {"流程", "process"};
    case Category::Capacity: return {"精力", "capacity"};
    case Category::Skill: return {"能力", "skill"};
    case Category::Attitude: return {"态度", "attitude"};
  }
  return {};
}

Name reason_name(Reason reason) {
  static constexpr const char* kWords[] = {"no_person", "many_persons", "collective", "no_cause", "tie", "missing_facts", "data_conflict"};
  return {"", kWords[static_cast<int>(reason)]};
}

}  // namespace yanpan::lang
