// Runs a fuzz target over kept inputs, each as it is, cut short at many places
// and with single bytes changed, so that g++ builds guard what the fuzzer found.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

std::size_t inputs = 0;

void run(const std::string& text) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  ++inputs;
}

// So many of each kind whatever the size: long files must not make it slow.
constexpr std::size_t kPlaces = 25;

void run_around(const std::string& text) {
  run(text);
  const std::size_t step = text.size() / kPlaces + 1;
  for (std::size_t at = 0; at < text.size(); at += step) {
    run(text.substr(0, at));
    for (const char change : {'\0', '\xFF', '"', '\n'}) {
      std::string changed = text;
      changed[at] = change;
      run(changed);
    }
  }
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() != ".md") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    for (const auto& file : files_below(argv[i])) {
      std::ifstream in(file, std::ios::binary);
      run_around({std::istreambuf_iterator<char>(in), {}});
    }
  }
  std::printf("%zu inputs\n", inputs);
  return inputs > 0 ? 0 : 1;
}
