// From the departments' files to a Snapshot, through the policy's 来源 mappings.
//
// Laws: meaning.md R1, R2, R8 (coverage), R9; language.md section 3. Files are
// found by pattern in the data folder, columns by header, never by position.
// A bad cell or row is a Reject and the rest goes on; a bad file (missing, no
// such column, not text) is a LoadError and nothing is written. All errors of
// all files are collected.

#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "engine/model/snapshot.hpp"
#include "lang/policy/schema.hpp"

namespace yanpan::engine {

/// Why a file as a whole cannot be used. A renderer has a sentence and a way
/// out for each in both languages.
enum class LoadProblem : std::uint8_t {
  NoFile,            // no file matches and the source is not optional. arg: pattern
  NotReadable,       // the system refuses. arg: its reason
  BadEncoding,       // invalid bytes. arg: byte offset and hex; row set
  MissingColumn,     // a required column. arg: the header looked for; others: the headers there
  DoubleColumn,      // two columns for one field. arg: field
  EmptyFile,         // no header line
  UnclosedQuote,     // a quote opened at row, column and never closed
  NotCsv,            // a spreadsheet or binary file where text is read. arg: what was seen
  TooLarge,          // more rows or bytes than a table can hold. arg: the limit
};

struct LoadError {
  LoadProblem problem;
  std::string file;      // empty: the folder
  std::uint32_t row = 0; // 0: none
  std::string column;
  std::string source;    // name of the 来源
  std::string arg;
  std::vector<std::string> others;
};

struct LoadOptions {
  std::filesystem::path data;
  unsigned threads = 0;                                // 0: as many as the machine has
  std::function<void(std::string_view step, double done)> progress;  // may be empty
  bool digests = true;                                 // fill InputFile::sha256
};

std::expected<Snapshot, std::vector<LoadError>> load(const lang::Schema& schema, const LoadOptions& options);

class FileSource;   // engine/load/file_source.hpp
/// The same from any source of files; `options.data` is not looked at.
std::expected<Snapshot, std::vector<LoadError>> load(const lang::Schema& schema, const FileSource& files, const LoadOptions& options);

/// The sentence of an error and its way out, for people.
std::string message(const LoadError& error, Language language);

}  // namespace yanpan::engine
