// One line against one rule: a tree, or a diagnostic that says what was missed.
//
// Included by the readers of blocks only; each instantiates the rules it needs.

#pragma once

#include <tao/pegtl/contrib/parse_tree.hpp>

#include <functional>
#include <memory>

#include "lang/grammar/explain_failure.hpp"
#include "lang/grammar/messages.hpp"
#include "lang/grammar/reader.hpp"

namespace yanpan::lang {

using Node = rules::p::parse_tree::node;
using Tree = std::unique_ptr<Node>;

template <class Rule>
struct keeps_node : std::bool_constant<std::is_base_of_v<rules::semantic, Rule>> {};

template <class Rule>
Tree attempt(LineState& state) {
  using Input = rules::p::memory_input<rules::p::tracking_mode::lazy, rules::p::eol::lf, const char*>;
  Input in(state.text.data(), state.text.data() + state.text.size(), "");
  return rules::p::parse_tree::parse<Rule, Node, keeps_node>(in, state);
}

/// Reads `text`, a part of the file. nullptr: it could not be read, which was
/// reported (not again for a spoiled line).
template <class Rule>
Tree read(Reader& reader, std::string_view text, bool spoiled = false) {
  const auto once = [](LineState& state) { return attempt<Rule>(state) != nullptr; };
  try {
    LineState state(reader.language(), text);
    TokenTrail trail;
    if (reader.written()) state.trail = &trail;
    if (Tree tree = attempt<Rule>(state)) {
      reader.keep(trail, text);
      return tree;
    }
    if (!spoiled) explain_failure(reader, text, once);
  } catch (const TooDeep& limit) {
    report_too_deep(reader, text, limit);
  }
  return nullptr;
}

template <class Rule>
Tree read(Reader& reader, const Line& line) {
  if (line.spoiled) reader.damage();
  return read<Rule>(reader, reader.text(line), line.spoiled);
}

// ---- looking at nodes ----

template <class Rule>
bool is(const Node& node) {
  return node.is_type<Rule>();
}

/// The first child made by the rule, nullptr where there is none.
template <class Rule>
const Node* child(const Node& node) {
  for (const auto& each : node.children) {
    if (is<Rule>(*each)) return each.get();
  }
  return nullptr;
}

template <class Rule>
std::vector<const Node*> all(const Node& node) {
  std::vector<const Node*> found;
  for (const auto& each : node.children) {
    if (is<Rule>(*each)) found.push_back(each.get());
  }
  return found;
}

/// The node's text without the blanks behind it; of a whole tree, what its parts span.
inline std::string_view text_of(const Node& node) {
  if (node.has_content()) return trim(node.string_view());
  if (node.children.empty()) return {};
  const char* begin = node.children.front()->m_begin.data;
  return trim({begin, static_cast<std::size_t>(node.children.back()->m_end.data - begin)});
}

}  // namespace yanpan::lang
