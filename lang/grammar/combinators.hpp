// The few rule templates that PEGTL does not bring: keywords of the file's
// language, scanned pieces, wishes, and choices that a keyword decides.

#pragma once

#include <type_traits>

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze_traits.hpp>

#include "lang/grammar/line_state.hpp"
#include "lang/grammar/token.hpp"

namespace yanpan::lang::rules {

namespace p = tao::pegtl;

/// A rule that gives a node of the tree; all others only guide the reading.
struct semantic {};

/// The code for a wish, in messages.hpp: one sentence for each thing expected.
template <class Rule>
struct expected;

template <class Input>
std::string_view rest_of(const Input& in) {
  return {in.current(), in.size(0)};
}

/// The line's state comes first; the tree under construction follows it.
template <class... States>
LineState& line_state(LineState& state, States&...) {
  return state;
}

template <class Input>
std::size_t offset_in(const LineState& state, const Input& in) {
  return static_cast<std::size_t>(in.current() - state.text.data());
}

template <auto Scan>
struct by_scan {};
/// Told apart by type: g++ 12 does not compare addresses of functions as constants where sanitizers are on.
template <auto A, auto B>
constexpr bool same_scan = std::is_same_v<by_scan<A>, by_scan<B>>;

/// What a piece is, by the function that finds it; nullopt: no token of its own.
template <auto Scan>
constexpr std::optional<TokenKind> token_kind() {
  if constexpr (same_scan<Scan, scan_blanks> || same_scan<Scan, scan_minus>) return std::nullopt;
  else if constexpr (same_scan<Scan, scan_identifier> || same_scan<Scan, scan_back_quoted>) return TokenKind::Name;
  else if constexpr (same_scan<Scan, scan_word>) return TokenKind::Id;
  else if constexpr (same_scan<Scan, scan_key>) return TokenKind::Cell;
  else if constexpr (same_scan<Scan, scan_number> || same_scan<Scan, scan_digits>) return TokenKind::Number;
  else if constexpr (same_scan<Scan, scan_quoted>) return TokenKind::Text;
  else if constexpr (same_scan<Scan, scan_date_format>) return TokenKind::Format;
  else if constexpr (same_scan<Scan, scan_rest>) return TokenKind::Words;
  else return TokenKind::Date;
}

/// One piece found by a function of token.hpp.
template <auto Scan>
struct scanned {
  using rule_t = scanned;
  using subs_t = p::empty_list;

  template <p::apply_mode, p::rewind_mode, template <class...> class, template <class...> class, class Input, class... States>
  static bool match(Input& in, States&&... states) {
    const std::size_t length = Scan(rest_of(in));
    LineState& state = line_state(states...);
    const std::size_t at = offset_in(state, in);
    if (length == 0) {
      if constexpr (same_scan<Scan, scan_identifier> || same_scan<Scan, scan_word>) state.miss_name(at);
      return false;
    }
    if constexpr (constexpr auto kind = token_kind<Scan>()) state.take({at, at + length, *kind});
    in.bump(length);
    return true;
  }
};

struct _ : p::opt<scanned<scan_blanks>> {};

/// A piece and the blanks after it.
template <auto Scan>
struct tok : p::seq<scanned<Scan>, _> {};

/// What R reads is the sign S.
template <Sign S, class R>
struct signed_by {
  using rule_t = signed_by;
  using subs_t = p::type_list<R>;

  template <p::apply_mode A, p::rewind_mode M, template <class...> class Action, template <class...> class Control,
            class Input, class... States>
  static bool match(Input& in, States&&... states) {
    LineState& state = line_state(states...);
    const std::size_t at = offset_in(state, in);
    if (Control<R>::template match<A, M, Action, Control>(in, states...)) {
      state.take({at, offset_in(state, in), TokenKind::Sign, {}, S});
      return true;
    }
    if (S == Sign::Dot && state.trail) state.trail->miss_dot(at);
    return false;
  }
};

/// One of several fixed spellings of a sign and the blanks after it.
template <Sign S, class... Spellings>
struct sign : p::seq<signed_by<S, p::sor<Spellings...>>, _> {};

/// A keyword in the form of the file's language, and the blanks after it.
template <Keyword... Ks>
struct kw {
  using rule_t = kw;
  using subs_t = p::empty_list;

  template <p::apply_mode, p::rewind_mode, template <class...> class, template <class...> class, class Input, class... States>
  static bool match(Input& in, States&&... states) {
    LineState& state = line_state(states...);
    return (match_one<Ks>(in, state) || ...);
  }

 private:
  template <Keyword K, class Input>
  static bool match_one(Input& in, LineState& state) {
    const std::size_t length = match_keyword(K, state.language, rest_of(in));
    if (length == 0) {
      state.try_keyword(offset_in(state, in), K);
      return false;
    }
    const std::size_t at = offset_in(state, in);
    if (at == 0) state.opened = true;
    state.take({at, at + length, TokenKind::Keyword, K});
    in.bump(length);
    in.bump(scan_blanks(rest_of(in)));
    return true;
  }
};

/// A keyword in the form of either language; for the few fixed names of fields.
template <Keyword K>
struct either {
  using rule_t = either;
  using subs_t = p::empty_list;

  template <p::apply_mode, p::rewind_mode, template <class...> class, template <class...> class, class Input, class... States>
  static bool match(Input& in, States&&... states) {
    const std::size_t zh = match_keyword(K, Language::Zh, rest_of(in));
    const std::size_t length = zh > 0 ? zh : match_keyword(K, Language::En, rest_of(in));
    if (length == 0) return false;
    LineState& state = line_state(states...);
    const std::size_t at = offset_in(state, in);
    state.take({at, at + length, TokenKind::Keyword, K});
    in.bump(length);
    in.bump(scan_blanks(rest_of(in)));
    return true;
  }
};

/// The keyword that opens a line; a colon after it is read and dropped.
template <Keyword... Ks>
struct opens : p::seq<kw<Ks...>, p::opt<sign<Sign::Colon, p::utf8::one<':', 0xFF1A>>>> {};

/// R must stand here; where it does not, this is what the author is told.
template <class R>
struct want {
  using rule_t = want;
  using subs_t = p::type_list<R>;

  template <p::apply_mode A, p::rewind_mode M, template <class...> class Action, template <class...> class Control,
            class Input, class... States>
  static bool match(Input& in, States&&... states) {
    LineState& state = line_state(states...);
    const std::size_t at = offset_in(state, in);
    if (Control<R>::template match<A, M, Action, Control>(in, states...)) return true;
    state.want(at, expected<R>::code);
    return false;
  }
};

/// R one level deeper; the limit is the same for every way to nest.
template <class R>
struct nested {
  using rule_t = nested;
  using subs_t = p::type_list<R>;

  template <p::apply_mode A, p::rewind_mode M, template <class...> class Action, template <class...> class Control,
            class Input, class... States>
  static bool match(Input& in, States&&... states) {
    LineState& state = line_state(states...);
    if (state.depth >= kMaxNesting) throw TooDeep{offset_in(state, in)};
    ++state.depth;
    const bool matched = Control<R>::template match<A, M, Action, Control>(in, states...);
    --state.depth;
    return matched;
  }
};

/// Where `Opening` stands, `Rest` must follow: no other case is tried.
template <class Opening, class Rest>
struct on {};

/// The first case whose opening stands here; the last entry may be a plain rule.
template <class... Cases>
struct first_of;
template <class Opening, class Rest, class Next, class... More>
struct first_of<on<Opening, Rest>, Next, More...> : p::if_then_else<Opening, Rest, first_of<Next, More...>> {};
template <class Opening, class Rest>
struct first_of<on<Opening, Rest>> : p::seq<Opening, Rest> {};
// A sequence of its own: a node must carry the type of the rule, not of this choice.
template <class Last>
struct first_of<Last> : p::seq<Last> {};

}  // namespace yanpan::lang::rules

namespace tao::pegtl {

template <class Name, auto Scan>
struct analyze_traits<Name, yanpan::lang::rules::scanned<Scan>> : analyze_any_traits<> {};
template <class Name, yanpan::lang::Keyword... Ks>
struct analyze_traits<Name, yanpan::lang::rules::kw<Ks...>> : analyze_any_traits<> {};
template <class Name, yanpan::lang::Keyword K>
struct analyze_traits<Name, yanpan::lang::rules::either<K>> : analyze_any_traits<> {};
template <class Name, yanpan::lang::Sign S, class R>
struct analyze_traits<Name, yanpan::lang::rules::signed_by<S, R>> : analyze_traits<Name, typename seq<R>::rule_t> {};
template <class Name, class R>
struct analyze_traits<Name, yanpan::lang::rules::want<R>> : analyze_traits<Name, typename seq<R>::rule_t> {};
template <class Name, class R>
struct analyze_traits<Name, yanpan::lang::rules::nested<R>> : analyze_traits<Name, typename seq<R>::rule_t> {};

}  // namespace tao::pegtl
