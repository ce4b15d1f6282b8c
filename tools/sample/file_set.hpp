// The files of one sample: none has its name before all are whole.

#pragma once

#include <deque>
#include <filesystem>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "tools/sample/csv_file.hpp"

namespace yanpan::sample {

class FileSet {
 public:
  explicit FileSet(std::filesystem::path folder) : folder_(std::move(folder)) {}

  CsvFile& add(std::string_view name, CsvFile::Encoding encoding, std::initializer_list<std::string_view> header) {
    return files_.emplace_back(folder_ / name, encoding, header);
  }

  /// False, with errno set, where the system refused to write any of them.
  bool finish() {
    for (CsvFile& file : files_) {
      if (!file.finish()) return false;
    }
    return true;
  }

  bool publish() {
    for (CsvFile& file : files_) {
      if (!file.publish()) return false;
    }
    return true;
  }

 private:
  std::filesystem::path folder_;
  std::deque<CsvFile> files_;
};

}  // namespace yanpan::sample
