// What stands in the boxes of a picture. Private to graph/.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/graph/describe.hpp"
#include "engine/graph/scene.hpp"

namespace yanpan::engine {

struct BoxText {
  std::string caption;                    // what it is: 案件, 问题
  std::string headline;                   // which: a key, a name, `8 件案件`
  std::vector<std::string> lines;         // what else is worth seeing; none is empty
  std::string whole;                      // everything, each node on a line of its own
  std::optional<lang::Category> category; // of one cause
};

class BoxTexts {
 public:
  BoxTexts(const Attribution& attribution, const Graph& graph, Language language)
      : attribution_(attribution), graph_(graph), describer_(attribution, language), language_(language) {}
  BoxText text(const SceneBox& box) const;
  /// `8 件案件`, `8 cases`.
  std::string counted(NodeKind kind, std::size_t count) const;

 private:
  BoxText one(const NodeRef& node) const;
  BoxText several(const SceneBox& box) const;
  /// What nodes of a shared box are told apart by: problems by their kind.
  std::string sort_of(const NodeRef& node) const;
  std::string status(Status status, const std::optional<lang::Reason>& reason) const;

  const Attribution& attribution_;
  const Graph& graph_;
  Describer describer_;
  Language language_;
};

}  // namespace yanpan::engine
