#include "lang/diag/diagnostic.hpp"
#include "lang/diag/suggest.hpp"
#include "tools/command.hpp"

namespace yanpan::tools {
namespace {

constexpr Text kSummary{"说明一条诊断是什么意思，怎么改", "what a diagnostic means, with an example and the repair"};
constexpr Text kDetails{
    "诊断后面方括号里的词就是它的代码，例如 error[unknown-name]。\n"
    "例：yanpan explain unknown-name\n",
    "the word in brackets behind `error` or `warning` is the code, as in error[unknown-name].\n"
    "example: yanpan explain unknown-name\n"};
constexpr Text kUnknown{"没有 `{}` 这个诊断代码", "there is no diagnostic code `{}`"};
constexpr Text kDidYouMean{"你是不是想写 `{}`？", "did you mean `{}`?"};
constexpr Text kAll{"全部代码：{}", "every code: {}"};

// People paste what they see: error[unknown-name].
std::string bare_code(std::string_view typed) {
  const auto open = typed.find('[');
  if (open == std::string_view::npos || !typed.ends_with(']')) return std::string(typed);
  return std::string(typed.substr(open + 1, typed.size() - open - 2));
}

Exit explain(const Arguments& arguments, Console& console) {
  const auto code = bare_code(arguments.positional.front());
  const auto language = console.language();
  const auto page = lang::explain_page(code, language);
  if (page.empty()) {
    const auto words = lang::all_words();
    const auto meant = lang::nearest(code, words);
    console.error(fill(language, kUnknown, code), meant.empty() ? fill(language, kAll, fmt::join(words, " ")) : fill(language, kDidYouMean, meant.front()));
    return Exit::CouldNot;
  }
  console.write(page);
  if (!page.ends_with('\n')) console.write("\n");
  return Exit::Done;
}

}  // namespace

const Command& explain_command() {
  static const Command command{"explain", "CODE", kSummary, kDetails, 1, 1, {}, explain};
  return command;
}

}  // namespace yanpan::tools
