#include "engine/model/text_pool.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

using yanpan::engine::TextPool;

TEST_CASE("Equal bytes have one id, and the id leads back to them") {
  TextPool pool;
  const auto a = pool.intern("甲"), b = pool.intern("乙");
  CHECK(a != b);
  CHECK(pool.intern("甲") == a);
  CHECK(pool.at(b) == "乙");
  CHECK(pool.find("乙") == b);
  CHECK(!pool.find("丙"));
  const auto empty = pool.intern("");
  CHECK(pool.at(empty).empty());
  CHECK(pool.intern("") == empty);
  CHECK(pool.size() > empty);
}

TEST_CASE("Texts of every length up to a few hundred bytes, and one of ten megabytes") {
  TextPool pool;
  std::vector<std::uint32_t> ids;
  const std::string letters(400, 'x');
  for (std::size_t n = 0; n < letters.size(); ++n) ids.push_back(pool.intern(letters.substr(0, n) + "y"));
  const std::string huge(10'000'000, 'z');
  const auto id = pool.intern(huge);
  for (std::size_t n = 0; n < letters.size(); ++n) {
    CHECK(pool.at(ids[n]) == letters.substr(0, n) + "y");
    CHECK(pool.find(letters.substr(0, n) + "y") == ids[n]);
  }
  CHECK(pool.at(id) == huge);
  CHECK(pool.intern(huge) == id);
}

TEST_CASE("A pool keeps its texts when it moves") {
  TextPool pool;
  const auto id = pool.intern("moved");
  TextPool other = std::move(pool);
  CHECK(other.at(id) == "moved");
  CHECK(other.intern("more") != id);
}

TEST_CASE("Several threads that add the same texts agree on their ids") {
  constexpr std::size_t kTexts = 50'000;
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < kTexts; ++i) texts.push_back("text " + std::to_string(i));
  for (const bool reserved : {false, true}) {
    TextPool pool;
    if (reserved) pool.reserve(kTexts);
    std::vector<std::vector<std::uint32_t>> ids(4, std::vector<std::uint32_t>(kTexts));
    {
      std::vector<std::jthread> threads;
      for (std::size_t t = 0; t < ids.size(); ++t) {
        threads.emplace_back([&, t] {
          TextPool::Writer writer(pool);
          std::vector<std::string_view> views(texts.begin(), texts.end());
          if (t % 2 == 0) {
            writer.intern_all(views, ids[t].data());
          } else {
            for (std::size_t i = kTexts; i-- > 0;) ids[t][i] = writer.intern(views[i]);
          }
        });
      }
    }
    for (const auto& list : ids) CHECK(list == ids[0]);
    CHECK(std::unordered_set<std::uint32_t>(ids[0].begin(), ids[0].end()).size() == kTexts);
    bool same = true;
    for (std::size_t i = 0; i < kTexts; ++i) same &= pool.at(ids[0][i]) == texts[i];
    CHECK(same);
  }
}
