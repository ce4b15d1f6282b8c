// An invented office's quarter: what four departments would export for the
// policy policies/quarter, with the untidiness that such exports have.
//
// Third quarter of 2025, and the nine months before it that the policy's windows
// look back on. The files are those that policies/quarter/sources.yp reads.
// Problems are far denser than in a real office, so that a small sample shows
// every cause and every reason for referral. Same options, same bytes, on every
// machine. Rows go to disk as they are drawn: memory does not grow with `cases`.

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace yanpan::sample {

struct Options {
  std::uint64_t cases = 400;   // about as many problems
  std::uint64_t seed = 1;
};

/// Writes the tables into `folder`, which is made if need be; each appears
/// whole. Returns the system's reason where that failed.
std::optional<std::string> write(const std::filesystem::path& folder, const Options& options);

}  // namespace yanpan::sample
