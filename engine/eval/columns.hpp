// The computed columns of a run: one Column a node, over the rows of the node's
// entity. Nodes that nothing needs any more may have been dropped.

#pragma once

#include <memory>
#include <vector>

#include "engine/model/column.hpp"
#include "lang/base/check.hpp"
#include "lang/program/program.hpp"

namespace yanpan::engine {

class Columns {
 public:
  explicit Columns(std::size_t nodes) : columns_(nodes) {}

  const Column* find(lang::NodeId node) const { return columns_[node.value].get(); }
  const Column& at(lang::NodeId node) const {
    const Column* column = find(node);
    YANPAN_CHECK(column != nullptr, "a column that was never computed is asked for");
    return *column;
  }
  std::shared_ptr<const Column> share(lang::NodeId node) const { return columns_[node.value]; }
  void put(lang::NodeId node, std::shared_ptr<const Column> column) { columns_[node.value] = std::move(column); }
  void drop(lang::NodeId node) { columns_[node.value].reset(); }

 private:
  std::vector<std::shared_ptr<const Column>> columns_;
};

}  // namespace yanpan::engine
