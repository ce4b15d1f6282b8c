#include "tools/arguments.hpp"

#include <algorithm>
#include <charconv>

#include "lang/diag/suggest.hpp"


namespace yanpan::tools {
namespace {

constexpr Text kDidYouMean{"你是不是想写 `{}`？", "did you mean `{}`?"};
constexpr Text kUnknownOption{"没有 `{}` 这个选项", "there is no option `{}`"};
constexpr Text kNeedsValue{"选项 `--{}` 后面要写 {}", "option `--{}` needs a {}"};
constexpr Text kTakesNoValue{"选项 `--{}` 后面不带值", "option `--{}` takes no value"};
constexpr Text kNotAChoice{"`--{} {}`：只能是 {} 之一", "`--{} {}`: it is one of {}"};
constexpr Text kTooMany{"多出一个参数 `{}`", "one argument too many: `{}`"};
constexpr Text kTooFew{"少写了参数", "an argument is missing"};
constexpr Text kUsage{"写成 `yanpan {} {}`", "write `yanpan {} {}`"};
constexpr Text kNotANumber{"`--{} {}`：要写 {} 到 {} 之间的整数", "`--{} {}`: a whole number from {} to {} is needed"};

std::string usage(const Command& command, Language language) { return fill(language, kUsage, command.verb, command.usage); }

std::vector<const Option*> options_of(const Command& command) {
  std::vector<const Option*> all;
  for (const auto& option : command.options) all.push_back(&option);
  for (const auto& option : common_options()) all.push_back(&option);
  return all;
}

std::string joined(const std::vector<std::string_view>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

// The short forms; every other option has a long form only.
std::string_view long_form(std::string_view word) {
  if (word == "-h") return "--help";
  if (word == "-v") return "--verbose";
  return word;
}

class Reader {
 public:
  Reader(const Command& command, std::span<const std::string> words, Language language)
      : command_(command), options_(options_of(command)), words_(words), language_(language) {}

  std::expected<Arguments, UsageError> read() {
    while (at_ < words_.size()) {
      if (auto wrong = take(words_[at_++])) return std::unexpected(std::move(*wrong));
    }
    if (!result_.has("help") && result_.positional.size() < command_.least_positional) {
      return std::unexpected(UsageError{fill(language_, kTooFew), usage(command_, language_)});
    }
    return std::move(result_);
  }

 private:
  std::optional<UsageError> take(std::string_view word) {
    if (only_positional_ || word == "-" || !word.starts_with('-')) return take_positional(word);
    if (word == "--") {
      only_positional_ = true;
      return std::nullopt;
    }
    return take_option(long_form(word));
  }

  std::optional<UsageError> take_positional(std::string_view word) {
    if (result_.positional.size() == command_.most_positional) {
      return UsageError{fill(language_, kTooMany, word), usage(command_, language_)};
    }
    result_.positional.emplace_back(word);
    return std::nullopt;
  }

  std::optional<UsageError> take_option(std::string_view word) {
    const auto equals = word.find('=');
    const auto name = word.substr(0, equals);
    const Option* option = find(name);
    if (option == nullptr) return unknown(name);
    std::optional<std::string> value;
    if (equals != std::string_view::npos) value = word.substr(equals + 1);
    return option->value.empty() ? take_switch(*option, value) : take_valued(*option, value);
  }

  std::optional<UsageError> take_switch(const Option& option, const std::optional<std::string>& value) {
    if (value) return UsageError{fill(language_, kTakesNoValue, option.name), usage(command_, language_)};
    result_.set(option.name, "");
    return std::nullopt;
  }

  std::optional<UsageError> take_valued(const Option& option, std::optional<std::string> value) {
    if (!value && at_ < words_.size() && !words_[at_].starts_with("--")) value = words_[at_++];
    if (!value || value->empty()) return UsageError{fill(language_, kNeedsValue, option.name, option.value), usage(command_, language_)};
    const auto& choices = option.choices;
    if (!choices.empty() && std::find(choices.begin(), choices.end(), *value) == choices.end()) {
      return UsageError{fill(language_, kNotAChoice, option.name, *value, joined(choices)), hint(*value, choices, "")};
    }
    result_.set(option.name, std::move(*value));
    return std::nullopt;
  }

  const Option* find(std::string_view word) const {
    for (const auto* option : options_) {
      if (word.substr(0, 2) == "--" && word.substr(2) == option->name) return option;
    }
    return nullptr;
  }

  UsageError unknown(std::string_view name) const {
    std::vector<std::string_view> known;
    for (const auto* option : options_) known.push_back(option->name);
    const auto bare = name.substr(std::min(name.find_first_not_of('-'), name.size()));
    auto way_out = hint(bare, known, "--");
    return {fill(language_, kUnknownOption, name), way_out.empty() ? usage(command_, language_) : way_out};
  }

  std::string hint(std::string_view typed, const std::vector<std::string_view>& known, std::string_view dashes) const {
    const auto meant = lang::nearest(typed, known);
    return meant.empty() ? std::string() : fill(language_, kDidYouMean, fmt::format("{}{}", dashes, meant.front()));
  }

  const Command& command_;
  std::vector<const Option*> options_;
  std::span<const std::string> words_;
  Language language_;
  Arguments result_;
  std::size_t at_ = 0;
  bool only_positional_ = false;
};

}  // namespace

std::optional<std::string> Arguments::value(std::string_view option) const {
  const auto found = options_.find(std::string(option));
  if (found == options_.end()) return std::nullopt;
  return found->second.back();
}

std::vector<std::string> Arguments::values(std::string_view option) const {
  const auto found = options_.find(std::string(option));
  return found == options_.end() ? std::vector<std::string>{} : found->second;
}

std::string Arguments::value_or(std::string_view option, std::string_view otherwise) const {
  return value(option).value_or(std::string(otherwise));
}

std::expected<Arguments, UsageError> read_arguments(const Command& command, std::span<const std::string> words, Language language) {
  return Reader(command, words, language).read();
}

std::expected<std::uint64_t, UsageError> read_number(const Arguments& arguments, std::string_view option, std::uint64_t otherwise,
                                                     std::uint64_t least, std::uint64_t most, Language language) {
  const auto text = arguments.value(option);
  if (!text) return otherwise;
  std::uint64_t number = 0;
  const auto* end = text->data() + text->size();
  const auto [stop, failed] = std::from_chars(text->data(), end, number);
  if (failed != std::errc{} || stop != end || number < least || number > most) {
    return std::unexpected(UsageError{fill(language, kNotANumber, option, *text, least, most), ""});
  }
  return number;
}

}  // namespace yanpan::tools
