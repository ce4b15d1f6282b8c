#include "tests/second_opinion/generate/trial.hpp"

#include <fstream>

#include "engine/load/load.hpp"
#include "engine/output/output.hpp"
#include "engine/run/run.hpp"
#include "lang/check/check.hpp"
#include "lang/diag/render.hpp"
#include "lang/program/program.hpp"
#include "lang/value/date.hpp"
#include "tests/second_opinion/generate/reorder.hpp"
#include "tests/second_opinion/second_opinion.hpp"

namespace yanpan::trial {

namespace {

namespace fs = std::filesystem;

class StringSink final : public engine::ByteSink {
 public:
  void write(std::string_view bytes) override { text += bytes; }
  std::string text;
};

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::optional<std::int64_t> as_of_date(const Case& made) { return made.as_of ? parse_iso_date(*made.as_of) : std::nullopt; }

struct Checked {
  lang::Package package;
  std::string errors;
};

Checked read_policy(const fs::path& folder) {
  lang::CollectingSink sink;
  Checked checked{lang::load_package(folder, {}, sink), {}};
  if (checked.package.policy) return checked;
  for (const lang::Diagnostic& diagnostic : sink.take_sorted()) {
    if (lang::severity(diagnostic.code) == lang::Severity::Error) checked.errors += lang::render_text(checked.package.sources, diagnostic, {});
  }
  return checked;
}

struct Loaded {
  std::optional<engine::Snapshot> snapshot;
  std::string errors;
};

Loaded read_data(const lang::Schema& schema, const fs::path& folder, unsigned threads) {
  engine::LoadOptions options;
  options.data = folder;
  options.threads = threads;
  auto result = engine::load(schema, options);
  if (result) return {std::move(*result), {}};
  Loaded loaded;
  for (const engine::LoadError& error : result.error()) loaded.errors += engine::message(error, Language::En) + "\n";
  return loaded;
}

Texts run_engine(const lang::Policy& policy, engine::Snapshot snapshot, std::optional<std::int64_t> as_of, unsigned threads) {
  using engine::OutputFile;
  const lang::Program program = lang::lower(policy);
  engine::AttributeOptions options;
  options.as_of = as_of;
  options.threads = threads;
  const auto attributed = engine::attribute(program, std::move(snapshot), options);
  const engine::Attribution& attribution = *attributed;
  engine::OutputOptions output;
  output.language = policy.language;
  output.threads = threads;
  constexpr OutputFile kFiles[kTexts] = {OutputFile::List, OutputFile::Cases, OutputFile::Interventions, OutputFile::Conflicts};
  Texts texts;
  for (std::size_t i = 0; i < kTexts; ++i) {
    StringSink sink;
    engine::write_output(attribution, kFiles[i], output, sink);
    texts[i] = std::move(sink.text);
  }
  return texts;
}

/// Compares the first `count` texts; true where they are the same bytes.
bool same_texts(Report& report, const Texts& other, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (report.engine[i] == other[i]) continue;
    report.text = i;
    report.second = other;
    return false;
  }
  return true;
}

Report failed(Ending ending, std::string what) {
  Report report;
  report.ending = ending;
  report.what = std::move(what);
  return report;
}

/// Row numbers stand in conflicts.csv, so a new order of rows may change it.
void check_steadiness(Report& report, const Case& made, const lang::Policy& policy, const TrialOptions& options) {
  Loaded again = read_data(policy.schema, options.folder / "data", 2);
  if (!again.snapshot || !same_texts(report, run_engine(policy, std::move(*again.snapshot), as_of_date(made), 2), kTexts)) {
    report.ending = Ending::Unsteady;
    report.what = "two threads" + again.errors;
    return;
  }
  const fs::path folder = options.folder / "reordered";
  write_case(reordered(made, options.seed), folder);
  const Checked checked = read_policy(folder / "policy");
  if (!checked.package.policy) report = failed(Ending::Unsteady, "another order: " + checked.errors);
  if (report.ending != Ending::Agreed) return;
  Loaded shuffled = read_data(checked.package.policy->schema, folder / "data", 1);
  if (!shuffled.snapshot || !same_texts(report, run_engine(*checked.package.policy, std::move(*shuffled.snapshot), as_of_date(made), 1), kTexts - 1)) {
    report.ending = Ending::Unsteady;
    report.what = "another order" + shuffled.errors;
  }
}

}  // namespace

const char* text_name(std::size_t text) {
  static constexpr const char* kNames[kTexts] = {"list.csv", "cases.csv", "interventions.csv", "conflicts.csv"};
  return kNames[text];
}

void write_case(const Case& made, const fs::path& folder) {
  fs::remove_all(folder);
  fs::create_directories(folder / "policy");
  fs::create_directories(folder / "data");
  for (const auto& [name, text] : made.policy_files) write_file(folder / "policy" / name, text);
  for (const auto& [name, bytes] : made.data_files) write_file(folder / "data" / name, bytes);
  if (made.as_of) write_file(folder / "as-of", *made.as_of + "\n");
}

Case read_case(const fs::path& folder) {
  Case made;
  for (const auto& entry : fs::directory_iterator(folder / "policy")) made.policy_files[entry.path().filename()] = read_file(entry.path());
  for (const auto& entry : fs::directory_iterator(folder / "data")) made.data_files[entry.path().filename()] = read_file(entry.path());
  if (fs::exists(folder / "as-of")) made.as_of = read_file(folder / "as-of").substr(0, 10);
  return made;
}

Report try_case(const Case& made, const TrialOptions& options) {
  write_case(made, options.folder);
  const Checked checked = read_policy(options.folder / "policy");
  if (!checked.package.policy) return failed(Ending::PolicyErrors, checked.errors);
  const lang::Policy& policy = *checked.package.policy;
  Loaded loaded = read_data(policy.schema, options.folder / "data", 1);
  if (!loaded.snapshot) return failed(Ending::LoadErrors, loaded.errors);

  second::Result second = second::evaluate(policy, *loaded.snapshot, {as_of_date(made), policy.language});
  Report report;
  report.engine = run_engine(policy, std::move(*loaded.snapshot), as_of_date(made), 1);
  report.reached = std::move(second.reached);
  const Texts texts{second.list_csv, second.cases_csv, second.interventions_csv, second.conflicts_csv};
  if (!same_texts(report, texts, kTexts)) report.ending = Ending::Differs;
  else if (options.steadiness) check_steadiness(report, made, policy, options);
  return report;
}

std::pair<std::string, std::string> first_difference(const std::string& a, const std::string& b) {
  std::size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  const auto line = [at](const std::string& text) {
    const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    return text.substr(begin, text.find('\n', begin) - begin);
  };
  return {line(a), line(b)};
}

}  // namespace yanpan::trial
