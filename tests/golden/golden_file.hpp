// A golden file: Markdown whose fenced blocks are inputs, commands with what
// they print, and files they write.
//
//   ```file policy/a.yp            an input file; `encoding=GB18030` or `hex` may follow
//   ```run yanpan check policy     a command; VARIABLE=value may stand before yanpan, `< file` at its end
//   what it prints
//   # stderr
//   what it says on standard error
//   # exit 1
//   ```
//   ```show out/list.csv           a file that the commands before it wrote
//   ```example unknown-name zh     the example of a help page, in the folder unknown-name
//
// Everything outside the blocks is for the reader. The text of a file is a list
// of parts, so that rewriting one changes nothing else.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace yanpan::golden {

struct Part {
  enum class Kind { Prose, File, Run, Show, Example } kind = Kind::Prose;
  std::string fence;                 // the backticks that open and close it
  std::vector<std::string> words;    // of the opening line, after the fence
  std::string body;                  // Prose: the text as it is
};

std::vector<Part> split(const std::string& text);
std::string join(const std::vector<Part>& parts);

}  // namespace yanpan::golden
