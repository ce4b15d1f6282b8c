// Conditions and paths as clauses.

#pragma once

#include "lang/sentence/sentences.hpp"

namespace yanpan::lang {

class ConditionWords {
 public:
  explicit ConditionWords(const Sentences& sentences) : s_(sentences) {}

  std::string condition(const Condition& condition, bool inside) const;
  std::string atom(const Atom& atom) const;
  std::string path(const Path& path) const;

 private:
  std::string compared(const Atom& atom) const;
  std::string members(const Atom& atom) const;
  std::string causes(const Atom& atom) const;
  std::string one_of(const std::vector<std::string>& names) const;
  std::string step(EntityId& here, const PathStep& step) const;

  const Sentences& s_;
};

}  // namespace yanpan::lang
