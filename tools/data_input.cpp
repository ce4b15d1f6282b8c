#include "tools/data_input.hpp"

#include <algorithm>
#include <chrono>

#include "engine/graph/attribution_graph.hpp"
#include "lang/value/date.hpp"
#include "tools/arguments.hpp"
#include "tools/log.hpp"
#include "tools/progress.hpp"

namespace yanpan::tools {
namespace {

namespace fs = std::filesystem;

constexpr Text kNeedsData{"要用 --data 指明数据文件夹", "--data is needed: the folder with the data"};
constexpr Text kNoFolder{"数据文件夹 {} 不存在或者打不开", "the data folder {} does not exist or cannot be opened"};
constexpr Text kBadDate{"`--as-of {}`：日期要写成 2025-09-30 这样", "`--as-of {}`: a date is written like 2025-09-30"};
constexpr Text kStrict{"有 {0} 个单元格或行不能使用；按 --strict 没有继续，什么也没有写",
                       "{0} cell{1} or row{1} cannot be used; because of --strict nothing was written"};
constexpr Text kStrictRow{"  {} 第 {} 行", "  {} row {}"};
constexpr Text kStrictCell{"“{}”列", ", column \"{}\""};
constexpr Text kStrictWhy{"：{}（{}）：{}", ": {} ({}): {}"};
constexpr Text kAndMore{"  ……还有 {} 处", "  ... and {} more"};
constexpr Text kNoRoles{"规则没有声明 案件、人员、参与、问题 这四种实体（作为 …），不能用来研判",
                       "the policy does not declare an entity for each of case, person, participation and problem (as ...); it cannot be run"};
constexpr Text kRolesHelp{"写上 `引用 标准.事实`，就有了标准的实体", "`use std.facts` brings the standard ones"};
constexpr Text kBreach{"结果自相矛盾，没有写出。这是程序的缺陷，请告诉维护者：{}", "the result contradicts itself and was not written. this is a defect of yanpan, please report it: {}"};

constexpr std::size_t kRejectsShown = 10;

struct AsOf {
  bool valid = true;
  std::optional<std::int64_t> date;
};

AsOf as_of(const Arguments& arguments, Console& console) {
  const auto text = arguments.value("as-of");
  if (!text) return {};
  const auto date = parse_iso_date(*text);
  if (!date) console.error(kBadDate, *text);
  return {date.has_value(), date};
}

bool has_roles(const lang::Schema& schema, Console& console) {
  const auto& roles = schema.roles;
  if (roles.case_.valid() && roles.person.valid() && roles.participation.valid() && roles.problem.valid()) return true;
  console.error(kNoRoles.in(console.language()), kRolesHelp.in(console.language()));
  return false;
}

std::optional<fs::path> data_folder(const Arguments& arguments, Console& console) {
  const auto data = arguments.value("data");
  if (!data) {
    console.error(kNeedsData);
    return std::nullopt;
  }
  std::error_code failed;
  if (fs::directory_iterator(*data, failed); failed) {
    console.error(kNoFolder, *data);
    return std::nullopt;
  }
  return fs::path(*data);
}

class StepTimes {
 public:
  void done(std::string_view step) {
    const auto now = Clock::now();
    steps_.emplace_back(step, std::chrono::duration<double>(now - last_).count());
    last_ = now;
    log_info(fmt::format("{}: {:.3f} s", step, steps_.back().second));
  }
  std::vector<std::pair<std::string, double>> take() { return std::move(steps_); }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point last_ = Clock::now();
  std::vector<std::pair<std::string, double>> steps_;
};

std::optional<engine::Snapshot> load(const PolicyInput& policy, engine::LoadOptions options, Console& console) {
  auto snapshot = engine::load(policy.program.schema, options);
  if (snapshot) return std::move(*snapshot);
  for (const auto& error : snapshot.error()) console.error(engine::message(error, console.language()));
  return std::nullopt;
}

constexpr Text reject_reason(engine::RejectCode code) {
  switch (code) {
    case engine::RejectCode::Unreadable: return {"读不出所要的值", "not readable as what it should be"};
    case engine::RejectCode::OutOfRange: return {"超出允许的范围", "out of range"};
    case engine::RejectCode::Required: return {"缺少必填的值", "a required value is missing"};
    case engine::RejectCode::Rejected: return {"按映射拒收", "rejected by the value map"};
    case engine::RejectCode::NotFound: return {"查不到", "not found"};
    case engine::RejectCode::NotUnique: return {"查到不止一个", "found more than once"};
    case engine::RejectCode::Width: return {"多出单元格", "more cells than the header"};
  }
  return {};
}

// A cell may hold line breaks, and what a terminal would obey.
std::string on_one_line(std::string value) {
  std::replace_if(value.begin(), value.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
  return value;
}

std::string reject_line(const engine::Snapshot& snapshot, const engine::Reject& reject, Language language) {
  std::string line = fill(language, kStrictRow, snapshot.files[reject.file].name, reject.row);
  if (!reject.column.empty()) line += fill(language, kStrictCell, reject.column);
  return line + fill(language, kStrictWhy, reject_reason(reject.code).in(language), word(reject.code), on_one_line(reject.value));
}

void refuse_rejects(const engine::Snapshot& snapshot, Console& console) {
  const auto& rejects = snapshot.rejects;
  console.error(kStrict, rejects.size(), plural(rejects.size()));
  for (std::size_t i = 0; i < rejects.size() && i < kRejectsShown; ++i) console.note(reject_line(snapshot, rejects[i], console.language()));
  if (rejects.size() > kRejectsShown) console.note(kAndMore, rejects.size() - kRejectsShown);
}

bool exactly_one(const engine::Attribution& attribution, Console& console) {
  const auto breaches = engine::verify_exactly_one(attribution);
  if (!breaches.empty()) console.error(kBreach, breaches.front());
  return breaches.empty();
}

}  // namespace

std::vector<Option> data_options() {
  return {
      {"data", "DIR", {"四个部门的数据所在的文件夹", "the folder with the departments' data"}},
      {"as-of", "DATE", {"截至日，如 2025-09-30；不写时取数据中最晚的日期", "the as-of date, like 2025-09-30; without it the latest date of the data"}},
      {"threads", "N", {"用几个线程；结果与线程数无关", "how many threads; the result does not depend on it"}},
  };
}

std::optional<unsigned> threads_of(const Arguments& arguments, Console& console) {
  const auto threads = read_number(arguments, "threads", 0, 1, 256, console.language());
  if (threads) return static_cast<unsigned>(*threads);
  console.error(threads.error().sentence);
  return std::nullopt;
}

std::optional<DataResult> attribute_data(const PolicyInput& policy, const Arguments& arguments, const DataRequest& request,
                                         Console& console) {
  const auto date = as_of(arguments, console);
  const auto threads = threads_of(arguments, console);
  const auto data = data_folder(arguments, console);
  if (!date.valid || !threads || !data || !has_roles(policy.program.schema, console)) return std::nullopt;

  StepTimes times;
  Progress progress(console);
  const auto report = [&](std::string_view step, double done) { progress.report(step, done); };
  auto snapshot = load(policy, {.data = *data, .threads = *threads, .progress = report, .digests = request.digests}, console);
  if (!snapshot) return std::nullopt;
  times.done("load");
  if (request.strict && !snapshot->rejects.empty()) {
    refuse_rejects(*snapshot, console);
    return std::nullopt;
  }
  auto attribution = engine::attribute(
      policy.program, std::move(*snapshot),
      {.as_of = date.date, .threads = *threads, .keep_evidence = request.keep_evidence, .interventions = request.interventions, .progress = report});
  times.done("attribute");
  if (!exactly_one(*attribution, console)) return std::nullopt;
  return DataResult{std::move(attribution), times.take()};
}

}  // namespace yanpan::tools
