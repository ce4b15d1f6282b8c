#include "tools/progress.hpp"

#include <algorithm>
#include <cstdio>
#include <string>

namespace yanpan::tools {
namespace {

using namespace std::chrono_literals;

constexpr auto kQuiet = 1s;       // shorter work shows nothing
constexpr auto kBetween = 100ms;  // a terminal over a slow line is not flooded
constexpr int kBar = 24;

struct StepName {
  std::string_view step;
  Text text;
};
// The steps that engine::load and engine::attribute report.
constexpr StepName kSteps[] = {
    {"load", {"读取数据", "reading data"}},
    {"facts", {"整理事实", "looking at the facts"}},
    {"persons", {"确定责任人", "finding the accountable"}},
    {"measures", {"计算各项量", "computing measures"}},
    {"rules", {"归因", "attributing causes"}},
    {"interventions", {"选取处置", "choosing interventions"}},
};
constexpr Text kOther{"研判中", "working"};

std::string_view name_of(std::string_view step, Language language) {
  for (const auto& known : kSteps) {
    if (known.step == step) return known.text.in(language);
  }
  return kOther.in(language);
}

std::string bar(double done) {
  const int full = static_cast<int>(std::clamp(done, 0.0, 1.0) * kBar);
  return std::string(static_cast<std::size_t>(full), '#') + std::string(static_cast<std::size_t>(kBar - full), '.');
}

}  // namespace

Progress::Progress(const Console& console) : console_(console), begin_(Clock::now()), shown_(begin_) {}

Progress::~Progress() {
  if (visible_) std::fputs("\r\033[K", stderr);
}

void Progress::report(std::string_view step, double done) {
  if (!console_.stderr_is_terminal()) return;
  const std::lock_guard lock(mutex_);
  const auto now = Clock::now();
  if (now - begin_ < kQuiet || now - shown_ < kBetween) return;
  shown_ = now;
  visible_ = true;
  std::fprintf(stderr, "\r\033[K[%s] %s", bar(done).c_str(), std::string(name_of(step, console_.language())).c_str());
}

}  // namespace yanpan::tools
