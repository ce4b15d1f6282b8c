// The examples of the help pages as packages that the program can check.
//
// An example is one or several whole blocks, written as an author would. What it
// uses comes from help_frame.yp, save what it or its repair declares. Where an example declares
// an entity of the standard facts, the others of them stand beside it instead of
// the import. Notations for what a page cannot show:
//
//   ⟨U+202E⟩ a character, ⟨D6⟩ a byte, ⟨ab × 3⟩ a text repeated
//   # 甲.yp   on a line of its own: what follows is that file
//
// The language line is added where neither the example nor its repair writes one.

#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yanpan::test {

/// One language of a page, in its parts.
struct HelpPage {
  std::string what, why;
  std::string wrong, repaired;   // the two examples; repaired is empty where the repair is to delete it
  bool commands() const { return wrong.starts_with("yanpan "); }
};

/// nullopt where the page has another form: what it means, why it matters, an example, the repair.
std::optional<HelpPage> read_help_page(const std::string& page, bool chinese);

/// The page's file; empty where there is none.
std::string help_page_text(const std::filesystem::path& root, const std::string& word);

/// Path in the package → text, the frame among them.
std::map<std::string, std::string> example_package(const std::filesystem::path& root, const HelpPage& page, bool chinese, bool repaired);

}  // namespace yanpan::test
