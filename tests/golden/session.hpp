// A conversation with the language server, written so that a person can read
// it. A line that begins with `> ` is what the editor says: one JSON object,
// without "jsonrpc". What the server says stands below, after the message that
// it answers; what it says of its own accord before the next answer.
//
// Places are short in both: "3:8" for a position, "3:8-3:12" for a range (lines
// and UTF-16 units from 0), "textDocument": "file://..." for its identifier,
// "text": "@a.yp" for what the file holds. The answer to a request with id 0 is
// not shown: every session begins with the same one.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace yanpan::golden {

/// The bytes to send for the lines of a session; files are found in `folder`.
std::string session_input(const std::string& body, const std::filesystem::path& folder);

/// The lines again with what came back, both as they are to be read.
std::string session_transcript(const std::string& body, const std::string& output);

}  // namespace yanpan::golden
