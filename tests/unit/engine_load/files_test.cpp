// Files that cannot be used as a whole, and encodings.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/unit/engine_load/load_support.hpp"
#include "tests/unit/engine_load/schema_builder.hpp"

using namespace yanpan;
using namespace yanpan::test;
using engine::LoadProblem;

namespace {

struct People {
  SchemaBuilder b;
  lang::EntityId person;

  explicit People(lang::Encoding encoding = lang::Encoding::Automatic) {
    person = b.entity({"人员", "person"});
    b.key(person, {"编号", "id"}, text());
    b.field(person, {"姓名", "name"}, text());
    b.source("s", person, "a.csv").encoding = encoding;
  }
  std::string rows(const std::string& bytes) { return test::rows(b.schema, load(b.schema, {{"a.csv", bytes}}), person); }
  engine::LoadError error(const std::string& bytes) { return only_error(b.schema, {{"a.csv", bytes}}); }
};

const std::string kGb = "\xb1\xe0\xba\xc5,\xd0\xd5\xc3\xfb\nA,\xd5\xc5\xc8\xfd\n";   // 编号,姓名 A,张三

std::string utf16(const std::u16string& text, bool big) {
  std::string out = big ? "\xfe\xff" : "\xff\xfe";
  for (char16_t c : text) {
    const char high = static_cast<char>(c >> 8), low = static_cast<char>(c & 0xff);
    out += big ? high : low;
    out += big ? low : high;
  }
  return out;
}

/// Both languages have a sentence that names the file.
void check_message(const engine::LoadError& error) {
  for (Language language : {Language::Zh, Language::En}) {
    const std::string text = message(error, language);
    CHECK(text.size() > 20);
    if (!error.file.empty()) CHECK(text.find(error.file) != std::string::npos);
  }
  CHECK(message(error, Language::Zh) != message(error, Language::En));
}

}  // namespace

TEST_CASE("UTF-8 with and without mark, GB18030 and UTF-16 are recognised") {
  People p;
  CHECK(p.rows("编号,姓名\nA,张三\n") == "A|张三\n");
  CHECK(p.rows("\xef\xbb\xbf编号,姓名\nA,张三\n") == "A|张三\n");
  CHECK(p.rows(kGb) == "A|张三\n");
  CHECK(p.rows(utf16(u"编号\t姓名\r\nA\t𬱖甲\r\n", false)) == "A|𬱖甲\n");
  CHECK(p.rows(utf16(u"编号,姓名\nA,张三", true)) == "A|张三\n");
  // A four-byte character of GB18030.
  CHECK(p.rows("\xb1\xe0\xba\xc5,\xd0\xd5\xc3\xfb\nA,\x81\x39\xef\x30\n") == "A|\u3401\n");
}

TEST_CASE("A named encoding is taken at its word") {
  CHECK(People(lang::Encoding::Gb18030).rows(kGb) == "A|张三\n");
  CHECK(People(lang::Encoding::Utf16).rows(utf16(u"编号,姓名\nA,张三", false).substr(2)) == "A|张三\n");
  const engine::LoadError error = People(lang::Encoding::Utf8).error(kGb);
  CHECK(error.problem == LoadProblem::BadEncoding);
  CHECK(error.row == 1);
  // Overlong, a surrogate, cut short, beyond Unicode: strict UTF-8 has none of them.
  for (const char* bad : {"\xc0\xaf", "\xed\xa0\x80", "\xe4\xbd", "\xf4\x90\x80\x80"}) {
    const engine::LoadError place = People(lang::Encoding::Utf8).error("id,name\nA,甲\nB," + std::string(bad) + "\n");
    CHECK(place.problem == LoadProblem::BadEncoding);
    CHECK(place.row == 3);
  }
}

TEST_CASE("Multi-byte characters across the parts a file is scanned in") {
  People p;
  std::string bytes;
  for (int i = 0; i < 90'000; ++i) bytes += std::to_string(i) + ",姓名很长的一位\n";
  for (const char* shift : {"", ",", ",x"}) {
    const engine::Snapshot s = load(p.b.schema, {{"a.csv", "id,name" + std::string(shift) + "\n" + bytes}}, 2);
    CHECK(s.table(p.person).rows == 90'000);
  }
  bytes.insert(0, "id,name\n");
  bytes[2'000'000] = '\xff';
  CHECK(p.error(bytes).problem == LoadProblem::BadEncoding);
}

TEST_CASE("Bytes of no encoding stop the run with their place") {
  People p;
  for (const std::string& bad : {std::string("\xff\xff"), std::string("\xed\xa0\x80"), std::string("\x80")}) {
    const engine::LoadError error = p.error("编号,姓名\nA,张三\nB," + bad + "\n");
    CHECK(error.problem == LoadProblem::BadEncoding);
    CHECK(error.file == "a.csv");
    CHECK(error.row == 3);
    check_message(error);
  }
  CHECK(p.error(std::string("\xff\xfe") + "a").problem == LoadProblem::BadEncoding);
  CHECK(p.error(std::string("\xff\xfe\x00\xd8,\x00", 6)).problem == LoadProblem::BadEncoding);
}

TEST_CASE("A spreadsheet or another binary file is refused as such") {
  People p;
  for (const std::string& bytes : {std::string("PK\x03\x04zip"), std::string("\xd0\xcf\x11\xe0old"), std::string("%PDF-1.7"), std::string("id,name\nA,\0\n", 12)}) {
    const engine::LoadError error = p.error(bytes);
    CHECK(error.problem == LoadProblem::NotCsv);
    check_message(error);
  }
}

TEST_CASE("R2 a missing required column stops the run and shows the header") {
  People p;
  const engine::LoadError error = p.error("号码,姓名\nA,张三\n");
  CHECK(error.problem == LoadProblem::MissingColumn);
  CHECK(error.arg == "编号 / id");
  CHECK(error.others == std::vector<std::string>{"号码", "姓名"});
  check_message(error);
}

TEST_CASE("R2 two columns for one field stop the run") {
  People p;
  const engine::LoadError error = p.error("id,name,姓名\nA,B,C\n");
  CHECK(error.problem == LoadProblem::DoubleColumn);
  CHECK(error.arg == "name");
  CHECK(error.column == "姓名");
  check_message(error);
  CHECK(p.rows("id,x,x\nA,1,2\n") == "A|-\n");
}

TEST_CASE("An empty file and one without a header") {
  People p;
  for (const char* bytes : {"", "\n", " , \n", "\xef\xbb\xbf"}) {
    const engine::LoadError error = p.error(bytes);
    CHECK(error.problem == LoadProblem::EmptyFile);
    check_message(error);
  }
}

TEST_CASE("An unclosed quote is found where it opens") {
  People p;
  engine::LoadError error = p.error("id,name\nA,\"x\ny\"\nB,\"open\nC,d\n");
  CHECK(error.problem == LoadProblem::UnclosedQuote);
  CHECK(error.row == 4);
  CHECK(error.column == "name");
  check_message(error);
  error = p.error("id,\"name\nA,b\n");
  CHECK(error.row == 1);
  CHECK(error.column == "2");
}

TEST_CASE("R2 a source without a file stops the run unless it is optional") {
  People p;
  const engine::LoadError error = only_error(p.b.schema, {{"b.csv", "id\n"}});
  CHECK(error.problem == LoadProblem::NoFile);
  CHECK(error.arg == "a.csv");
  check_message(error);
  p.b.schema.sources[0].optional = true;
  const engine::Snapshot s = load(p.b.schema, {});
  CHECK(s.table(p.person).rows == 0);
  CHECK(s.table(p.person).coverage.never);
}

TEST_CASE("All mistakes of all files come at once, in order") {
  People p;
  p.b.source("t", p.person, "b.csv");
  p.b.source("u", p.person, "c.csv");
  const auto loaded = try_load(p.b.schema, {{"a.csv", "x,name,name\n"}, {"b.csv", "PK\x03\x04"}}, 2);
  REQUIRE(!loaded.has_value());
  std::string problems;
  for (const auto& error : loaded.error()) problems += error.file + std::to_string(static_cast<int>(error.problem)) + " ";
  CHECK(problems == "0 a.csv3 a.csv4 b.csv7 ");
}

TEST_CASE("Files on disk: patterns, sub-folders, and nothing outside the folder") {
  namespace fs = std::filesystem;
  const fs::path root = fs::temp_directory_path() / "yanpan-load-test-files";
  fs::remove_all(root);
  fs::create_directories(root / "data" / "案管");
  const auto write = [&](const char* name, const std::string& bytes) { std::ofstream(root / name, std::ios::binary) << bytes; };
  write("outside.csv", "id\nX\n");
  write("data/a1.csv", "id\nA\n");
  write("data/~$a2.csv", "PK");
  write("data/.a3.csv", "PK");
  write("data/案管/监控.csv", "id\nB\n");
  const engine::DiskFiles files(root / "data");
  CHECK(files.matching("a?.csv") == std::vector<std::string>{"a1.csv"});
  CHECK(files.matching("*.csv") == std::vector<std::string>{"a1.csv"});
  CHECK(files.matching("*/*.csv") == std::vector<std::string>{"案管/监控.csv"});
  CHECK(files.matching("案管/监?.csv") == std::vector<std::string>{"案管/监控.csv"});
  CHECK(files.matching("../outside.csv").empty());
  CHECK(files.matching("/etc/*").empty());
  CHECK(files.matching("案管").empty());

  People p;
  p.b.schema.sources[0].file = "*.csv";
  engine::LoadOptions options;
  options.data = root / "data";
  const auto loaded = engine::load(p.b.schema, options);
  REQUIRE(loaded.has_value());
  CHECK(rows(p.b.schema, *loaded, p.person) == "A|-\n");
  options.data = root / "none";
  const auto missing = engine::load(p.b.schema, options);
  REQUIRE(!missing.has_value());
  CHECK(missing.error()[0].problem == LoadProblem::NotReadable);
  check_message(missing.error()[0]);
  fs::remove_all(root);
}

TEST_CASE("Patterns") {
  CHECK(engine::matches_pattern("流程监控1.csv", "流程监控*.csv"));
  CHECK(engine::matches_pattern("ab", "*a*b*"));
  CHECK(engine::matches_pattern("甲", "?"));
  CHECK(!engine::matches_pattern("甲乙", "?"));
  CHECK(!engine::matches_pattern("a/b", "*"));
  CHECK(!engine::matches_pattern("", "?"));
  CHECK(engine::matches_pattern("", "*"));
}
