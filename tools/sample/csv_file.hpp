// A CSV file written row by row, in UTF-8 or in GB18030, under a temporary name
// until publish().

#pragma once

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>

namespace yanpan::sample {

class CsvFile {
 public:
  enum class Encoding { Utf8, Utf8WithBom, Gb18030 };

  CsvFile(std::filesystem::path path, Encoding encoding, std::initializer_list<std::string_view> header);
  CsvFile(const CsvFile&) = delete;
  CsvFile& operator=(const CsvFile&) = delete;
  /// Removes the temporary file where the table was not published.
  ~CsvFile();

  void row(std::initializer_list<std::string_view> cells);
  /// Writes what is left. False where the system refused anything so far; errno tells why.
  bool finish();
  /// Gives the finished file its name. False where the system refuses; errno tells why.
  bool publish();

 private:
  void flush();

  std::filesystem::path path_;
  std::filesystem::path temporary_;
  Encoding encoding_;
  std::ofstream out_;
  std::string buffer_;
  bool published_ = false;
};

}  // namespace yanpan::sample
