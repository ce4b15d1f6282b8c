#include "engine/load/parse_order.hpp"

namespace yanpan::engine {

namespace {

class Ranks {
 public:
  explicit Ranks(const lang::Schema& schema) : schema_(schema), ranks_(schema.entities.size()), seen_(schema.entities.size()) {
    for (std::size_t e = 0; e < schema.entities.size(); ++e) visit(e);
  }
  std::vector<std::size_t> take() { return std::move(ranks_); }

 private:
  void visit(std::size_t entity) {
    if (seen_[entity]) return;
    seen_[entity] = true;
    for (const lang::Field& field : schema_.entities[entity].fields) {
      if (field.type.kind == lang::TypeKind::Reference) visit(field.type.entity.value);
    }
    ranks_[entity] = next_++;
  }

  const lang::Schema& schema_;
  std::vector<std::size_t> ranks_;
  std::vector<bool> seen_;
  std::size_t next_ = 0;
};

}  // namespace

std::vector<std::size_t> reference_ranks(const lang::Schema& schema) { return Ranks(schema).take(); }

}  // namespace yanpan::engine
