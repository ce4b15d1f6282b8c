#include "tools/sample/sample.hpp"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace yanpan::sample {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test, gone at the end.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("yanpan-sample-" + std::to_string(getpid()) + "-" + std::to_string(count_++))) {
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  static inline int count_ = 0;
  fs::path path_;
};

using Files = std::map<std::string, std::string>;

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Files files_of(const fs::path& folder) {
  Files files;
  for (const auto& entry : fs::directory_iterator(folder)) files[entry.path().filename().string()] = contents(entry.path());
  return files;
}

Files sample_of(std::uint64_t cases, std::uint64_t seed) {
  const Folder folder;
  REQUIRE_FALSE(write(folder.path(), {.cases = cases, .seed = seed}).has_value());
  return files_of(folder.path());
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }
std::ptrdiff_t lines(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

}  // namespace

TEST_CASE("the same seed gives the same bytes") { CHECK(sample_of(60, 7) == sample_of(60, 7)); }

TEST_CASE("another seed gives another quarter under the same headers") {
  const Files one = sample_of(60, 1);
  const Files two = sample_of(60, 2);
  REQUIRE(one.size() == two.size());
  CHECK(one.at("案件台账.csv") != two.at("案件台账.csv"));
  CHECK(one.at("履职数据.csv") != two.at("履职数据.csv"));
  for (const auto& [name, text] : one) CHECK(first_line(text) == first_line(two.at(name)));
}

TEST_CASE("four departments' files have the headers that the quarter policy reads") {
  const Files files = sample_of(40, 1);
  CHECK(files.size() == 14);
  CHECK(first_line(files.at("案件台账.csv")) ==
        "\xEF\xBB\xBF序号,部门受案号,案件名称,案件类别,承办部门,难易程度,受理日期,期限届满日期,办结日期,办理状态,决定主体,在押,移送齐备,权利告知日期");
  CHECK(first_line(files.at("人员名册.csv")) == "工号,姓名,性别,年龄,所在部门,人员类别,任职日期");
  CHECK(first_line(files.at("督察台账.csv")) == "日期,姓名,监督方式,事由");
  CHECK(first_line(files.at("典型素材.csv")) == "日期,工号,部门受案号,类别");
}

TEST_CASE("two files are in GB18030") {
  const Files files = sample_of(40, 1);
  CHECK(first_line(files.at("履职数据.csv")).starts_with("\xB9\xA4\xBA\xC5,"));
  CHECK(first_line(files.at("案卡通报.csv")).starts_with("\xCD\xA8\xB1\xA8\xB1\xE0\xBA\xC5,"));
}

TEST_CASE("the sample grows with the number of cases") {
  const Files small = sample_of(400, 1);
  const Files large = sample_of(2000, 1);
  CHECK(lines(small.at("案件台账.csv")) == 401);
  CHECK(lines(large.at("案件台账.csv")) == 2001);
  CHECK(lines(large.at("部门名册.csv")) == 21);
}

TEST_CASE("no half-written file is left behind") {
  const Folder folder;
  REQUIRE_FALSE(write(folder.path() / "new" / "folder", {.cases = 10, .seed = 1}).has_value());
  for (const auto& entry : fs::directory_iterator(folder.path() / "new" / "folder")) CHECK(entry.path().extension() == ".csv");
}

TEST_CASE("a folder that cannot be made is reported with the system's reason") {
  const Folder folder;
  std::ofstream(folder.path() / "taken") << "a file";
  const auto reason = write(folder.path() / "taken", {});
  REQUIRE(reason.has_value());
  CHECK_FALSE(reason->empty());
}

}  // namespace yanpan::sample
