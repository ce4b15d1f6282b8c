// Where an import leads: `引用 标准.事实` and `use std.facts` are both std/facts.yp.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/ast/ast.hpp"

namespace yanpan::lang::checking {

/// The folders and the file that the path may stand for, without ending, most
/// literal first: {标准/事实, std/facts}. Empty where a part is no plain name
/// (empty, a dot, a slash), which would lead outside the roots.
std::vector<std::string> import_targets(const ast::Path& path);

/// The package's name in both languages: 标准.事实 std.facts.
Name import_name(const ast::Path& path);

/// Whether the import names this file, by the end of its path.
bool names_file(const ast::Use& use, std::string_view path);

/// A file of the standard library compiled into the program; the text of
/// `std/facts.yp`, nullopt where there is none.
std::optional<std::string_view> standard_file(std::string_view path);

}  // namespace yanpan::lang::checking
