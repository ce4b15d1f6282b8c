#include "tests/support/process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace yanpan::test {
namespace {

std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> all;
  for (const auto& word : words) all.push_back(const_cast<char*>(word.c_str()));
  all.push_back(nullptr);
  return all;
}

// Streams go to unlinked files: nothing to drain, so nothing can block.
int unnamed_file() {
  std::FILE* file = std::tmpfile();
  if (file == nullptr) std::abort();
  const int fd = dup(fileno(file));
  std::fclose(file);
  return fd;
}

std::string drain(int fd) {
  lseek(fd, 0, SEEK_SET);
  std::string text;
  std::array<char, 1 << 16> buffer;
  for (ssize_t n; (n = read(fd, buffer.data(), buffer.size())) > 0;) text.append(buffer.data(), static_cast<std::size_t>(n));
  close(fd);
  return text;
}

[[noreturn]] void become(const std::vector<std::string>& words, const std::vector<std::string>& variables, const char* folder, const char* input, int out, int err) {
  if (chdir(folder) != 0) _exit(127);
  const int in = open(input, O_RDONLY);
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  if (in >= 0) execve(words.front().c_str(), pointers(words).data(), pointers(variables).data());
  _exit(127);
}

}  // namespace

Finished run_program(const std::vector<std::string>& words, const std::vector<std::string>& variables, const std::filesystem::path& folder,
                     const std::filesystem::path& input) {
  const int out = unnamed_file();
  const int err = unnamed_file();
  const pid_t child = fork();
  if (child == 0) become(words, variables, folder.c_str(), input.c_str(), out, err);
  int status = 0;
  waitpid(child, &status, 0);
  return {drain(out), drain(err), WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status)};
}

}  // namespace yanpan::test
