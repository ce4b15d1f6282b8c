#include "tools/check_report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/print/escape.hpp"
#include "tools/check_finding.hpp"
#include "tools/check_sarif.hpp"
#include "tools/text.hpp"

namespace yanpan::tools {
namespace {

using Json = nlohmann::ordered_json;

constexpr Text kClean{"{0}：没有发现问题{3}（{1} 个文件）\n", "{0}: nothing found{3} ({1} file{2})\n"};
constexpr Text kFound{"{0}：{1} 处错误，{2} 条警告{7}（{3} 个文件）\n",
                      "{0}: {1} error{4}, {2} warning{5}{7} ({3} file{6})\n"};
constexpr Text kSuppressed{"，{} 处按写明的理由允许", ", {} allowed for the reasons given"};

// Invalid bytes of a policy may be quoted in a sentence; they must not end the report.
std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

std::string summary(const Checked& checked, const lang::RenderOptions& options) {
  const auto language = options.language.value_or(checked.language());
  const auto files = checked.package.sources.size();
  const auto allowed = checked.suppressed.empty() ? "" : fill(language, kSuppressed, checked.suppressed.size());
  if (checked.diagnostics.empty()) return fill(language, kClean, checked.path, files, plural(files), allowed);
  const auto errors = checked.count(lang::Severity::Error), warnings = checked.count(lang::Severity::Warning);
  return fill(language, kFound, checked.path, errors, warnings, files, plural(errors), plural(warnings), plural(files), allowed);
}

std::string as_text(const std::vector<Checked>& packages, const lang::RenderOptions& options) {
  std::string text;
  for (const auto& checked : packages) {
    for (const auto& diagnostic : checked.diagnostics) {
      text += lang::render_text(checked.package.sources, diagnostic, options);
      if (!text.ends_with("\n\n")) text += text.ends_with('\n') ? "\n" : "\n\n";
    }
    text += summary(checked, options);
  }
  return text;
}

// One array for all packages: every finding, those allowed marked by the reason.
std::string as_json(const std::vector<Checked>& packages, const lang::RenderOptions& options) {
  Json all = Json::array();
  for (const auto& checked : packages) {
    for (const auto& f : findings(checked, options)) {
      Json entry = Json::parse(lang::render_json(checked.package.sources, {*f.diagnostic}, options)).front();
      entry["fingerprint"] = f.fingerprint;
      entry["suppressed"] = f.reason ? Json(*f.reason) : Json(nullptr);
      all.push_back(std::move(entry));
    }
  }
  return dump(all);
}

// A workflow command ends at a line end and splits at these signs.
std::string github_escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    const bool special = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
    out += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return out;
}

std::string as_github(const std::vector<Checked>& packages, const lang::RenderOptions& options) {
  std::string text;
  for (const auto& checked : packages) {
    for (const auto& f : findings(checked, options)) {
      if (f.reason) continue;
      text += fmt::format("::{} file={},line={},col={},endLine={},endColumn={},title={}::{}\n", f.level(), github_escaped(f.file, true), f.begin.line,
                          f.begin.column, f.end.line, f.end.column, f.word, github_escaped(f.sentences(), false));
    }
  }
  return text;
}

std::string xml_escaped(std::string_view text) {
  std::string out;
  engine::append_xml(out, text);
  return out;
}

std::string junit_case(const Checked& checked, const Finding& f) {
  const auto place = fmt::format("{}:{}:{}", f.file, f.begin.line, f.begin.column);
  const auto open = fmt::format("    <testcase classname=\"{}\" name=\"{} {}\"", xml_escaped(checked.path), f.word, xml_escaped(place));
  const auto body = xml_escaped(place + ": " + f.sentences());
  if (f.reason) return fmt::format("{}><skipped message=\"{}\"/><system-out>{}</system-out></testcase>\n", open, xml_escaped(*f.reason), body);
  // A warning is shown, but a dashboard must not count it as a failure.
  if (!f.error()) return fmt::format("{}><system-out>{}</system-out></testcase>\n", open, body);
  return fmt::format("{}><failure type=\"{}\" message=\"{}\">{}</failure></testcase>\n", open, f.word, xml_escaped(f.message), body);
}

std::string junit_suite(const Checked& checked, const lang::RenderOptions& options) {
  std::string cases;
  const auto all = findings(checked, options);
  for (const auto& f : all) cases += junit_case(checked, f);
  if (all.empty()) cases = fmt::format("    <testcase classname=\"{}\" name=\"check\"/>\n", xml_escaped(checked.path));
  return fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\">\n{}  </testsuite>\n", xml_escaped(checked.path),
                     std::max<std::size_t>(1, all.size()), checked.count(lang::Severity::Error), checked.suppressed.size(), cases);
}

std::string as_junit(const std::vector<Checked>& packages, const lang::RenderOptions& options) {
  std::string suites;
  for (const auto& checked : packages) suites += junit_suite(checked, options);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"yanpan check\">\n" + suites + "</testsuites>\n";
}

struct Format {
  std::string_view name;
  std::string (*render)(const std::vector<Checked>&, const lang::RenderOptions&);
};
constexpr Format kFormats[] = {
    {"text", as_text}, {"json", as_json}, {"sarif", as_sarif}, {"github", as_github}, {"junit", as_junit},
};

}  // namespace

std::size_t Checked::count(lang::Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(diagnostics.begin(), diagnostics.end(), [&](const auto& d) { return lang::severity(d.code) == severity; }));
}

Language Checked::language() const {
  if (package.policy) return package.policy->language;
  return package.sources.size() > 0 ? package.sources.file(0).language : Language::Zh;
}

const std::vector<std::string_view>& report_formats() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for (const auto& format : kFormats) all.push_back(format.name);
    return all;
  }();
  return names;
}

std::string report(std::string_view format, const std::vector<Checked>& packages, const lang::RenderOptions& options) {
  for (const auto& known : kFormats) {
    if (known.name == format) return known.render(packages, options);
  }
  return as_text(packages, options);
}

}  // namespace yanpan::tools
