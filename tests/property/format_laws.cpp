#include "tests/property/format_laws.hpp"

#include <algorithm>
#include <stdexcept>

#include "lang/check/check.hpp"
#include "lang/format/format.hpp"
#include "tests/property/disturb.hpp"

namespace yanpan::laws {

namespace {

namespace fs = std::filesystem;
using test::Files;

struct Broken : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Loaded {
  lang::Package package;
  lang::Index index;
};

Loaded load(const Files& files, const fs::path& folder) {
  fs::remove_all(folder);
  for (const auto& [name, text] : files) test::write_text(folder / name, text);
  Loaded loaded;
  lang::CollectingSink sink;
  loaded.package = lang::load_package(folder, {}, sink, &loaded.index);
  return loaded;
}

/// Every file of the package in one language; nullopt: each in its own.
Files formatted(const Files& files, const Loaded& loaded, std::optional<Language> to, const std::string& law) {
  Files result;
  for (const lang::ast::File& file : loaded.package.files) {
    const lang::SourceFile& source = loaded.package.sources.file(file.file);
    const std::string name = fs::path(source.path).filename().string();
    if (!files.contains(name)) continue;   // imported
    const lang::Formatted one = lang::format_file(loaded.package, loaded.index, file.file, to.value_or(source.language));
    if (one.ending != lang::Formatted::Ending::Done) throw Broken(law + ": " + name + " is refused (" + std::to_string(int(one.ending)) + ")");
    result.emplace(name, one.text);
  }
  if (result.size() != files.size()) throw Broken(law + ": a file is not part of its package");
  return result;
}

void expect_same(const Files& a, const Files& b, const std::string& law) {
  for (const auto& [name, text] : a) {
    if (text != b.at(name)) throw Broken(law + ": " + name);
  }
}

/// Where the name tokens of a checked package are not all used names.
void expect_known(const Loaded& loaded) {
  for (std::size_t file = 0; file < loaded.index.files.size(); ++file) {
    std::uint32_t known_to = 0;
    const auto& tokens = loaded.index.files[file].tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const lang::Token& token = tokens[i];
      const auto uses = loaded.index.uses_at(token.span.file, token.span.begin);
      for (const lang::Use& use : uses) known_to = std::max(known_to, use.span.end);
      const bool name = token.kind == lang::TokenKind::Name || token.kind == lang::TokenKind::Id;
      const bool first_line = i >= 2 && tokens[i - 2].keyword == lang::Keyword::Language && tokens[i - 2].kind == lang::TokenKind::Keyword;
      if (name && !first_line && token.span.end > known_to) throw Broken("nobody knows " + std::string(loaded.package.sources.text(token.span)));
    }
  }
}

bool in_pair(const lang::Written& written, lang::Span span) {
  return std::any_of(written.pairs.begin(), written.pairs.end(), [&](const lang::NamePair& pair) {
    return pair.first.begin == span.begin || pair.second.begin == span.begin;
  });
}

/// Every name that is not declared here is written in the language of its file,
/// unless it means several things that have no form in common.
void expect_language(const Loaded& loaded, const std::string& law) {
  for (const lang::Use& use : loaded.index.uses) {
    const lang::Symbol& symbol = loaded.index.symbol(use.symbol);
    const lang::SourceFile& file = loaded.package.sources.file(use.span.file);
    std::string written(loaded.package.sources.text(use.span));
    if (symbol.kind == lang::SymbolKind::Scenario || written.starts_with('"') || in_pair(loaded.index.files[use.span.file], use.span)) continue;
    std::erase(written, '`');
    const auto all = loaded.index.uses_at(use.span.file, use.span.begin);
    const bool agree = std::all_of(all.begin(), all.end(), [&](const lang::Use& other) {
      return loaded.index.symbol(other.symbol).name.in(file.language) == symbol.name.in(file.language);
    });
    if (agree && written != symbol.name.in(file.language)) throw Broken(law + ": " + written + " is not " + symbol.name.in(file.language));
  }
}

class Trial {
 public:
  Trial(const Files& files, const fs::path& folder) : folder_(folder), first_(load(files, folder)), files_(files) {}

  bool valid() const { return first_.package.policy.has_value(); }

  void run(std::uint64_t seed) {
    expect_known(first_);
    meaning_ = lang::canonical_text(*first_.package.policy);
    const Files own = formatted(files_, first_, std::nullopt, "format");
    all_ways(own);
    trial::Random random(seed);
    Files disturbed = own;
    for (auto& [name, text] : disturbed) text = disturb(text, random);
    const Files settled = step(disturbed, std::nullopt, "format what is disturbed");
    for (const auto& [name, text] : settled) {
      if (bare(text) != bare(own.at(name))) throw Broken("disorder that shows: " + name);
    }
    all_ways(settled);
  }

 private:
  /// `own`: formatted, each file in its own language.
  void all_ways(const Files& own) {
    expect_same(step(own, std::nullopt, "format again"), own, "formatting twice");
    const Files zh = step(own, Language::Zh, "to 中文"), en = step(own, Language::En, "to english");
    there_and_back(zh, Language::Zh, Language::En, "中文 → english → 中文");
    there_and_back(en, Language::En, Language::Zh, "english → 中文 → english");
    for (const auto& [name, text] : own) {
      if (text != zh.at(name) && text != en.at(name)) throw Broken("translating into its own language: " + name);
    }
  }

  /// Formats files that were formatted before; they still mean the same.
  Files step(const Files& files, std::optional<Language> to, const std::string& law) {
    const Loaded loaded = load(files, folder_);
    if (!loaded.package.policy) throw Broken(law + ": the package has errors now");
    if (lang::canonical_text(*loaded.package.policy) != meaning_) throw Broken(law + ": another meaning");
    expect_language(loaded, law);
    return formatted(files, loaded, to, law);
  }

  void there_and_back(const Files& files, Language own, Language other, const std::string& law) {
    const Files there = step(files, other, law);
    expect_same(step(there, std::nullopt, law), there, law + ", formatting what is translated");
    const Files back = step(there, own, law);
    expect_same(back, files, law);
    step(back, own, law);
  }

  fs::path folder_;
  Loaded first_;
  Files files_;
  std::string meaning_;
};

}  // namespace

Verdict try_formatting(const Files& files, const fs::path& folder, std::uint64_t seed) {
  Trial trial(files, folder);
  if (!trial.valid()) return {false, {}};
  try {
    trial.run(seed);
  } catch (const Broken& broken) {
    return {true, broken.what()};
  }
  return {};
}

}  // namespace yanpan::laws
