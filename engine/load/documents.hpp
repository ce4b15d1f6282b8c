// The input files of a load as UTF-8 text, cut into chunks.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/load/crew.hpp"
#include "engine/load/csv.hpp"
#include "engine/load/decode.hpp"
#include "engine/load/file_source.hpp"
#include "engine/load/load.hpp"
#include "lang/policy/schema.hpp"

namespace yanpan::engine {

/// One file, decoded one way.
struct Document {
  std::uint16_t file = 0;            // index by name
  lang::Encoding encoding = lang::Encoding::Automatic;
  DecodedText text;
  char separator = ',';
  CsvHeader header;
  std::vector<CsvChunk> chunks;
};

struct Documents {
  std::vector<std::string> names;                    // of files, sorted
  std::vector<std::unique_ptr<FileBytes>> files;     // by name
  std::vector<Document> documents;
  /// By SourceId: its documents, by file name.
  std::vector<std::vector<std::size_t>> of_source;
};

/// Finds, opens, decodes and cuts every file of every source. What cannot be
/// read goes to `errors`; the rest is looked at all the same, so that one run
/// shows every mistake.
Documents open_documents(const lang::Schema& schema, const FileSource& files, const Crew& crew, std::vector<LoadError>& errors);

}  // namespace yanpan::engine
