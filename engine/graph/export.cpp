#include "engine/graph/export.hpp"

#include <array>

#include "engine/graph/describe.hpp"
#include "engine/graph/graph.hpp"
#include "engine/graph/graph_svg.hpp"
#include "engine/print/escape.hpp"
#include "engine/print/json_writer.hpp"

namespace yanpan::engine {

namespace {

constexpr std::array<std::string_view, 8> kNodeWords = {"case", "cause", "evidence", "intervention", "person", "problem", "rule", "unit"};
constexpr std::array<std::string_view, 8> kNodeShapes = {"folder", "diamond", "note", "cds", "ellipse", "box", "component", "house"};
constexpr std::array<std::string_view, 9> kEdgeWords = {"accountable", "answered_by", "caused_by",   "contributes", "contributing",
                                                        "found_in",    "member",      "supervising", "supported_by"};
class Writer {
 public:
  Writer(const Attribution& attribution, const GraphFilter& filter, Language language, ByteSink& out)
      : graph_(build_graph(attribution, filter)), describer_(attribution, language), language_(language), out_(out) {}

  void json() {
    JsonWriter json(buffer_, 2);
    json.begin_object();
    json.key("nodes");
    json.begin_array();
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) json_node(json, i);
    json.end_array();
    json.key("edges");
    json.begin_array();
    for (const Edge& edge : graph_.edges) json_edge(json, edge);
    json.end_array();
    json.end_object();
    buffer_ += '\n';
    out_.write(buffer_);
  }

  void graphml() {
    buffer_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    graphml_keys();
    buffer_ += "  <graph id=\"attribution\" edgedefault=\"directed\">\n";
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) graphml_node(i);
    for (const Edge& edge : graph_.edges) graphml_edge(edge);
    buffer_ += "  </graph>\n</graphml>\n";
    out_.write(buffer_);
  }

  void dot() {
    buffer_ += "digraph attribution {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\"];\n";
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) dot_node(i);
    for (const Edge& edge : graph_.edges) dot_edge(edge);
    buffer_ += "}\n";
    out_.write(buffer_);
  }

 private:
  void json_node(JsonWriter& json, std::size_t i) {
    const NodeText text = describer_.describe(graph_.nodes[i]);
    json.begin_object();
    json.member("id", graph_.ids[i]);
    json.member("type", word(graph_.nodes[i].kind));
    json.member("label", text.label);
    for (const auto& [name, value] : text.attributes) json.member(name, std::string_view(value));
    json.end_object();
    spill(buffer_, out_);
  }

  void json_edge(JsonWriter& json, const Edge& edge) {
    json.begin_object();
    json.member("kind", word(edge.kind));
    json.member("from", graph_.ids[edge.from]);
    json.member("to", graph_.ids[edge.to]);
    if (!edge.sure) json.flag("sure", false);
    json.end_object();
    spill(buffer_, out_);
  }

  void graphml_key(std::string_view on, std::string_view name) {
    // A node and an edge may both have an attribute `kind`; ids of keys are shared.
    ((buffer_ += "  <key id=\"") += on) += '_';
    ((buffer_ += name) += "\" for=\"") += on;
    (buffer_ += "\" attr.name=\"") += name;
    buffer_ += "\" attr.type=\"string\"/>\n";
  }

  void graphml_keys() {
    graphml_key("node", "type");
    graphml_key("node", "label");
    for (std::string_view name : kNodeAttributes) graphml_key("node", name);
    graphml_key("edge", "kind");
    graphml_key("edge", "sure");
  }

  void graphml_data(std::string_view on, std::string_view name, std::string_view value) {
    (((buffer_ += "<data key=\"") += on) += '_') += name;
    buffer_ += "\">";
    append_xml(buffer_, value);
    buffer_ += "</data>";
  }

  void graphml_node(std::size_t i) {
    const NodeText text = describer_.describe(graph_.nodes[i]);
    buffer_ += "    <node id=\"";
    append_xml(buffer_, graph_.ids[i]);
    buffer_ += "\">";
    graphml_data("node", "type", word(graph_.nodes[i].kind));
    graphml_data("node", "label", text.label);
    for (const auto& [name, value] : text.attributes) graphml_data("node", name, value);
    buffer_ += "</node>\n";
    spill(buffer_, out_);
  }

  void graphml_edge(const Edge& edge) {
    buffer_ += "    <edge source=\"";
    append_xml(buffer_, graph_.ids[edge.from]);
    buffer_ += "\" target=\"";
    append_xml(buffer_, graph_.ids[edge.to]);
    buffer_ += "\">";
    graphml_data("edge", "kind", word(edge.kind));
    if (!edge.sure) graphml_data("edge", "sure", "false");
    buffer_ += "</edge>\n";
    spill(buffer_, out_);
  }

  void dot_node(std::size_t i) {
    buffer_ += "  ";
    append_dot_string(buffer_, graph_.ids[i]);
    buffer_ += " [label=";
    append_dot_string(buffer_, describer_.describe(graph_.nodes[i]).label);
    (buffer_ += ", shape=") += kNodeShapes[static_cast<std::size_t>(graph_.nodes[i].kind)];
    buffer_ += "];\n";
    spill(buffer_, out_);
  }

  void dot_edge(const Edge& edge) {
    buffer_ += "  ";
    append_dot_string(buffer_, graph_.ids[edge.from]);
    buffer_ += " -> ";
    append_dot_string(buffer_, graph_.ids[edge.to]);
    buffer_ += " [label=";
    append_dot_string(buffer_, name(edge.kind).in(language_));
    buffer_ += edge.sure ? "];\n" : ", style=dashed];\n";
    spill(buffer_, out_);
  }

  Graph graph_;
  Describer describer_;
  Language language_;
  ByteSink& out_;
  std::string buffer_;
};

}  // namespace

std::string_view word(NodeKind kind) { return kNodeWords[static_cast<std::size_t>(kind)]; }
std::string_view word(EdgeKind kind) { return kEdgeWords[static_cast<std::size_t>(kind)]; }

void write_graph(const Attribution& attribution, GraphFormat format, const GraphFilter& filter, Language language, ByteSink& out) {
  if (format == GraphFormat::Svg) return out.write(graph_svg(attribution, filter, language));
  Writer writer(attribution, filter, language, out);
  switch (format) {
    case GraphFormat::Json: return writer.json();
    case GraphFormat::GraphMl: return writer.graphml();
    case GraphFormat::Dot: return writer.dot();
    case GraphFormat::Svg: return;
  }
}

void write_graph(const Attribution& attribution, GraphFormat format, const GraphFilter& filter, ByteSink& out) {
  write_graph(attribution, format, filter, attribution.program->language, out);
}

}  // namespace yanpan::engine
