// Text made safe for the format it stands in. Everything that comes from data
// or a policy passes through one of these.

#pragma once

#include <string>
#include <string_view>

namespace yanpan::engine {

/// With its quotes. UTF-8 stays as it is; quotes, backslashes and control
/// characters are escaped. Bytes that are not UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

/// For XML 1.0 text and attribute values in double quotes. Characters that XML
/// cannot hold, even escaped, become U+FFFD.
void append_xml(std::string& out, std::string_view text);

/// With its quotes, for Graphviz; a line break is written \n.
void append_dot_string(std::string& out, std::string_view text);

}  // namespace yanpan::engine
