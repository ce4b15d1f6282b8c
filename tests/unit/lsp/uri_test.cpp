#include "tools/lsp/uri.hpp"

#include <catch2/catch.hpp>

namespace yanpan::tools::lsp {
namespace {

TEST_CASE("a path survives being an address") {
  for (const std::string path : {"/a/b.yp", "/规则/量 一.yp", "/a%20b/c#d?.yp", "/😀"}) {
    CHECK(path_of(uri_of(path)) == path);
  }
  CHECK(uri_of("/量.yp") == "file:///%E9%87%8F.yp");
}

TEST_CASE("addresses of other kinds are no paths") {
  CHECK_FALSE(path_of("untitled:Untitled-1"));
  CHECK_FALSE(path_of("file://host"));
  CHECK_FALSE(path_of("file:///a%00b"));
  CHECK(path_of("file:///a%2") == "/a%2");
  CHECK(standard_file_of(uri_of_standard_file("std/facts.yp")) == "std/facts.yp");
}

}  // namespace
}  // namespace yanpan::tools::lsp
