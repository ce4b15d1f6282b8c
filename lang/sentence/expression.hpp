// Measures as phrases: expressions and aggregates.

#pragma once

#include "lang/sentence/condition.hpp"

namespace yanpan::lang {

class MeasureWords {
 public:
  MeasureWords(const Sentences& sentences, EntityId of) : s_(sentences), conditions_(sentences), of_(of) {}

  std::string expression(const Expr& expr) const { return expression(expr, false); }
  std::string aggregate(const Aggregate& aggregate) const;

 private:
  std::string expression(const Expr& expr, bool inside) const;
  std::string infix(const Expr& expr, bool inside) const;
  std::string listed(const Expr& expr) const;
  std::string head(const Aggregate& aggregate) const;
  std::string same(const SamePair& pair) const;
  std::string window(const Window& window) const;
  std::string self_path(const Path& path) const;

  const Sentences& s_;
  ConditionWords conditions_;
  EntityId of_;
};

}  // namespace yanpan::lang
