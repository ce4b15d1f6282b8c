// The grammar of one line, to be read as the reference of the language.
//
// Layout (blocks, indentation, comments, the cells of a table) is cut before;
// what stands here reads the text of one line, or of one cell, to its end. A
// rule that derives from `semantic` gives a node; want<R> names what is missed.

#pragma once

#include "lang/grammar/combinators.hpp"

namespace yanpan::lang::rules {

using K = Keyword;

// Signs, each in its ASCII and its full-width forms.
namespace s {
using any_comma = p::utf8::one<0x3001, 0xFF0C, ','>;
struct comma : sign<Sign::Comma, any_comma> {};
struct clause_comma : sign<Sign::ClauseComma, any_comma> {};
struct optional_comma : p::opt<sign<Sign::OptionalComma, any_comma>> {};
struct dot : signed_by<Sign::Dot, p::utf8::one<'.', 0xFF0E>> {};
struct open : sign<Sign::Open, p::utf8::one<'(', 0xFF08>> {};
struct close : sign<Sign::Close, p::utf8::one<')', 0xFF09>> {};
struct equal_sign : p::utf8::one<'=', 0xFF1D> {};
struct less_sign : p::utf8::one<'<', 0xFF1C> {};
struct greater_sign : p::utf8::one<'>', 0xFF1E> {};
struct equal : sign<Sign::Equal, p::seq<equal_sign, p::not_at<equal_sign>>> {};
struct not_equal : sign<Sign::NotEqual, p::utf8::one<0x2260>, p::seq<p::utf8::one<'!', 0xFF01>, equal_sign>> {};
struct less_equal : sign<Sign::LessEqual, p::utf8::one<0x2264>, p::seq<less_sign, equal_sign>> {};
struct greater_equal : sign<Sign::GreaterEqual, p::utf8::one<0x2265>, p::seq<greater_sign, equal_sign>> {};
struct less : sign<Sign::Less, p::seq<less_sign, p::not_at<p::utf8::one<'-', '>', '=', 0xFF1D, 0xFF1E>>>> {};
struct greater : sign<Sign::Greater, p::seq<greater_sign, p::not_at<equal_sign>>> {};
struct arrow : sign<Sign::Arrow, p::utf8::one<0x2192>, p::string<'-', '>'>> {};
struct back_arrow : sign<Sign::BackArrow, p::utf8::one<0x2190>, p::string<'<', '-'>> {};
struct plus : sign<Sign::Plus, p::utf8::one<'+', 0xFF0B>> {};
struct minus : sign<Sign::Minus, scanned<scan_minus>> {};
struct times : sign<Sign::Times, p::utf8::one<'*', 0xFF0A, 0xD7>> {};
struct divide : sign<Sign::Divide, p::utf8::one<'/', 0xFF0F, 0xF7>> {};
}  // namespace s

struct end : p::eof {};

// ---- names ----

struct identifier : semantic, p::sor<scanned<scan_back_quoted>, scanned<scan_identifier>> {};
/// 案件.受理日
struct path : semantic, p::seq<p::list<identifier, s::dot>, _> {};
struct word : p::seq<p::sor<scanned<scan_back_quoted>, scanned<scan_word>>, _> {};
/// A rule's id may start with a digit.
struct id : semantic, word {};
struct name : semantic, p::seq<identifier, _> {};
/// process.unit_gap as one name
struct dotted_name : semantic, p::seq<p::list<p::sor<scanned<scan_back_quoted>, scanned<scan_identifier>>, s::dot>, _> {};
struct one_or_two_names : p::seq<name, p::opt<name>> {};
struct one_or_two_dotted_names : p::seq<dotted_name, p::opt<dotted_name>> {};
/// Free words to the end of the line: 第七条 / "article 7"
struct words : semantic, tok<scan_rest> {};

/// One or two names before what must follow them: as few as let the rest of
/// the line be read, for `日期 date 日期` and `日期 日期` both stand.
template <class... Rest>
struct names_then : p::sor<p::seq<name, Rest...>, p::seq<name, name, Rest...>> {};

// ---- constants ----

struct ends_here : p::not_at<p::sor<scanned<scan_word>, p::seq<s::dot, scanned<scan_word>>>> {};
struct duration_unit : semantic, kw<K::Workdays, K::Days, K::Months, K::Hours, K::Minutes> {};
struct text : semantic, tok<scan_quoted> {};
struct instant : semantic, tok<scan_instant> {};
struct date : semantic, tok<scan_date> {};
struct month : semantic, tok<scan_month> {};
struct number : semantic, p::seq<scanned<scan_number>, ends_here, _> {};
struct amount : semantic, p::seq<scanned<scan_number>, _> {};
struct duration : semantic, p::seq<amount, duration_unit> {};
struct yes_no : semantic, kw<K::Yes, K::No> {};
struct whole : semantic, p::seq<scanned<scan_digits>, _> {};
struct offset : semantic, tok<scan_offset> {};
struct value_name : semantic, p::seq<path> {};
struct literal : semantic, p::sor<text, instant, date, month, duration, number, yes_no, value_name> {};
struct literals : p::list<want<literal>, s::comma> {};

// ---- types ----

struct value_separator : semantic, p::sor<s::comma, s::less> {};
struct mark_keyword
    : kw<K::Key, K::MainDate, K::TermStart, K::TermEnd, K::EndIncluded, K::Required, K::Personal, K::Protected, K::Disputable> {};
struct mark_word : semantic, mark_keyword {};
struct to : kw<K::To> {};
struct range : semantic, p::seq<want<literal>, want<to>, want<literal>> {};
struct mark : first_of<on<kw<K::Range>, range>, mark_word> {};

struct value : semantic, one_or_two_names {};
/// A mark behind the last value is no second form of its name.
struct no_mark : p::not_at<p::sor<mark_keyword, kw<K::Range>>> {};
struct value_in_place : semantic, p::seq<name, p::opt<no_mark, name>> {};
struct values_in_place : semantic, p::list<want<value_in_place>, value_separator> {};
struct reference : semantic, p::seq<want<name>> {};
struct unit : p::seq<duration_unit> {};
struct duration_type : semantic, p::seq<want<unit>> {};
struct choice_type : semantic, p::seq<name> {};
struct type_word
    : semantic, kw<K::Boolean, K::Integer, K::Decimal, K::Text, K::Date, K::Instant, K::Month> {};
struct type : semantic,
              first_of<on<s::arrow, reference>, on<kw<K::Duration>, duration_type>, on<kw<K::Choice>, values_in_place>,
                       p::sor<type_word, choice_type>> {};

// ---- conditions ----

struct comparison_sign : p::sor<s::equal, s::not_equal, s::less_equal, s::greater_equal, s::less, s::greater> {};
struct comparison : semantic, comparison_sign {};
struct compare : semantic, p::seq<comparison, want<literal>> {};
struct is_value : semantic, literals {};
struct is_not_value : semantic, literals {};
struct in_set : semantic, literals {};
struct not_in_set : semantic, literals {};
struct starts_with : semantic, p::seq<want<text>> {};
struct between_and : kw<K::BetweenAnd> {};
struct between : semantic, p::seq<want<literal>, want<between_and>, want<literal>> {};
struct missing : semantic, kw<K::Missing> {};
struct not_missing : semantic, kw<K::NotMissing> {};

/// `is not missing` before `is not` before `is`: the longer keyword first.
struct test : first_of<on<p::at<comparison_sign>, compare>, on<p::at<kw<K::NotMissing>>, not_missing>, on<p::at<kw<K::Missing>>, missing>,
                       on<kw<K::IsNot>, is_not_value>, on<kw<K::Is>, is_value>, on<kw<K::NotIn>, not_in_set>, on<kw<K::In>, in_set>,
                       on<kw<K::StartsWith>, starts_with>, on<kw<K::Between>, between>> {};
struct negated : semantic, p::seq<want<path>> {};
struct tested : semantic, p::seq<path, p::sor<p::at<end>, want<test>>> {};
struct condition : semantic, first_of<on<kw<K::Not>, negated>, tested> {};
struct condition_end : p::eof {};
struct connective : semantic, kw<K::And, K::Or> {};

struct base_date : semantic, kw<K::BaseDate> {};
struct serving_date : p::sor<base_date, path> {};
struct serving : semantic, p::seq<kw<K::ServingOn>, want<serving_date>> {};
struct step_condition : first_of<on<p::at<kw<K::ServingOn>>, serving>, condition> {};

/// A bare 且 or 或 opens a group; its members stand below it.
struct condition_line : p::seq<p::opt<connective>, p::sor<end, p::seq<want<condition>, want<condition_end>>>> {};
struct step_condition_line : p::seq<p::opt<connective>, p::sor<end, p::seq<want<step_condition>, want<condition_end>>>> {};
/// Behind 当, 除非, 其中, 集体: a condition on the same line, or lines below.
struct condition_here : p::sor<end, p::seq<want<condition>, want<condition_end>>> {};

// ---- expressions ----

struct sum;
struct expression;
struct parenthesised : semantic, p::seq<nested<want<expression>>, want<s::close>> {};
struct operands : p::seq<nested<want<sum>>, p::plus<s::comma, nested<want<sum>>>> {};
struct larger : semantic, p::seq<kw<K::Larger>, want<operands>> {};
struct smaller : semantic, p::seq<kw<K::Smaller>, want<operands>> {};
struct days_between : semantic, p::seq<kw<K::DaysBetween>, nested<want<sum>>, want<to>, nested<want<sum>>> {};
struct months_between : semantic, p::seq<kw<K::MonthsBetween>, nested<want<sum>>, want<to>, nested<want<sum>>> {};
struct at_offset : p::seq<p::list<scanned<scan_identifier>, s::dot>, _, kw<K::At>> {};
struct date_at : semantic, p::seq<kw<K::Date>, path, kw<K::At>, want<offset>> {};
struct as_of : semantic, kw<K::AsOfDate> {};
struct constant : semantic, p::sor<text, instant, date, month, duration, number, yes_no> {};
struct operand : first_of<on<s::open, parenthesised>, on<p::at<kw<K::Larger>>, larger>, on<p::at<kw<K::Smaller>>, smaller>,
                          on<p::at<kw<K::DaysBetween>>, days_between>, on<p::at<kw<K::MonthsBetween>>, months_between>,
                          on<p::at<kw<K::Date>, at_offset>, date_at>, p::sor<as_of, constant, path>> {};
struct times : semantic, s::times {};
struct divide : semantic, s::divide {};
struct floor_divide : semantic, kw<K::FloorDivide> {};
struct plus : semantic, s::plus {};
struct minus : semantic, s::minus {};
struct product : semantic, p::seq<want<operand>, p::star<p::sor<times, divide, floor_divide>, want<operand>>> {};
struct sum : semantic, p::seq<product, p::star<p::sor<plus, minus>, product>> {};
struct if_missing : semantic, p::list<sum, kw<K::IfMissing>> {};
struct expression : semantic, p::seq<if_missing, p::opt<comparison, if_missing>> {};
struct expression_end : p::eof {};

// ---- line 1 ----

struct language_version : semantic, tok<scan_digits> {};
struct keyword_set : semantic, word {};
struct language_line : p::seq<either<K::Language>, want<language_version>, want<keyword_set>, want<end>> {};

// ---- the first line of a block ----

namespace head {
struct policy : semantic, p::seq<want<one_or_two_dotted_names>, want<end>> {};
struct use : semantic, p::seq<want<path>, want<end>> {};
struct choice : semantic, p::seq<want<one_or_two_names>, want<end>> {};
struct entity : semantic, p::seq<want<one_or_two_names>, want<end>> {};
struct source : semantic, p::seq<want<one_or_two_names>, want<end>> {};
struct of : semantic, p::seq<kw<K::Of>, want<path>> {};
struct declared_measure : names_then<p::opt<of>, want<type>, p::opt<kw<K::Range>, range>, want<end>> {};
struct measure : semantic, want<declared_measure> {};
struct finding : semantic, p::seq<want<one_or_two_dotted_names>, want<end>> {};
struct constraint : semantic, p::seq<p::opt<of>, condition_here> {};
struct accountable : semantic, want<end> {};
struct cause : semantic, p::seq<want<one_or_two_dotted_names>, want<end>> {};
struct rule : semantic, p::seq<want<id>, p::opt<words>> {};
struct refer : semantic, kw<K::Refer> {};
struct fallback_to : p::sor<refer, path> {};
struct fallback : semantic, p::seq<want<fallback_to>, want<end>> {};
struct scope : semantic, kw<K::Problem, K::Person, K::Unit> {};
struct interventions : semantic, p::seq<want<scope>, want<end>> {};
struct reserved : semantic, p::opt<words> {};
struct scenario : semantic, want<words> {};
}  // namespace head

struct block_head
    : first_of<on<opens<K::Policy>, head::policy>, on<opens<K::Use>, head::use>, on<opens<K::Choice>, head::choice>,
               on<opens<K::Entity>, head::entity>, on<opens<K::Source>, head::source>, on<opens<K::Measure>, head::measure>,
               on<opens<K::Finding>, head::finding>, on<opens<K::Constraint>, head::constraint>,
               on<opens<K::Accountable>, head::accountable>, on<opens<K::CauseBlock>, head::cause>,
               on<opens<K::Rule>, head::rule>, on<opens<K::Otherwise>, head::fallback>,
               on<opens<K::Interventions>, head::interventions>, on<opens<K::Ledger, K::Programme>, head::reserved>,
               on<opens<K::Scenario>, head::scenario>> {};

// ---- 政策 policy ----

namespace header {
struct version : semantic, want<words> {};
struct enacted : semantic, p::seq<want<date>, want<end>> {};
struct effective : semantic, p::seq<want<date>, want<end>> {};
struct expires : semantic, p::seq<want<date>, want<end>> {};
struct basis : semantic, want<words> {};
struct line : first_of<on<opens<K::Version>, version>, on<opens<K::Enacted>, enacted>, on<opens<K::Effective>, effective>,
                       on<opens<K::Expires>, expires>, on<opens<K::Basis>, basis>> {};
}  // namespace header

// ---- 选项 choice ----

namespace choice {
/// A list may be parted into several lines, before or behind a separator.
struct line : p::seq<p::opt<value_separator>, p::list<want<value>, value_separator>, p::opt<value_separator>, want<end>> {};
}  // namespace choice

// ---- 实体 entity ----

namespace entity {
struct role : semantic, kw<K::Case, K::Person, K::Unit, K::Participation, K::Problem> {};
struct as : semantic, p::seq<want<role>, want<end>> {};
struct field : semantic, names_then<want<type>, p::star<s::optional_comma, mark>, want<end>> {};
struct line : first_of<on<opens<K::As>, as>, field> {};
}  // namespace entity

// ---- 来源 source ----

namespace source {
struct of_entity : semantic, p::seq<want<path>, want<end>> {};
struct provided_by : semantic, p::seq<want<one_or_two_names>, want<end>> {};
struct sheet : semantic, p::sor<text, whole> {};
struct file : semantic, p::seq<want<text>, p::opt<kw<K::Sheet>, want<sheet>>, want<end>> {};
struct encoding_word : semantic, kw<K::Automatic, K::Utf8, K::Gb18030, K::Utf16> {};
struct encoding : semantic, p::seq<want<encoding_word>, want<end>> {};
struct period : semantic, p::seq<want<date>, want<to>, want<date>> {};
struct covers : semantic, p::seq<p::list<period, s::comma>, want<end>> {};
struct time_offset : semantic, p::seq<want<offset>, want<end>> {};
struct optional : semantic, want<end> {};

struct column : semantic, p::seq<want<text>> {};
struct required : semantic, p::success {};
struct date_format : semantic, tok<scan_date_format> {};
struct date_formats : semantic, p::list<want<date_format>, s::comma> {};
struct unique : kw<K::Unique> {};
struct lookup : semantic, p::seq<want<path>, want<unique>> {};
struct reject : semantic, kw<K::Reject> {};
struct map_target : p::sor<reject, name> {};
struct cell : p::seq<text> {};
struct otherwise : semantic, p::seq<want<s::arrow>, want<map_target>> {};
struct entry : semantic, p::seq<want<cell>, want<s::arrow>, want<map_target>> {};
struct map : semantic, p::list<first_of<on<kw<K::Otherwise>, otherwise>, entry>, s::comma> {};
struct split : semantic, p::seq<want<text>> {};
struct option : first_of<on<kw<K::Required>, required>, on<kw<K::Date>, date_formats>, on<kw<K::Lookup>, lookup>,
                         on<kw<K::Map>, map>, on<kw<K::Split>, split>> {};
struct options : p::star<s::optional_comma, option> {};
struct mapping_start : p::seq<p::sor<scanned<scan_back_quoted>, scanned<scan_identifier>>, _, s::back_arrow> {};
struct mapping : semantic, p::seq<name, s::back_arrow, column, options, want<end>> {};
/// The column has the field's own name; only how to read it is said.
struct bare_mapping : semantic, p::seq<name, want<option>, options, want<end>> {};
/// A field may be called like a property: `文件 ← "附件"` is a mapping.
struct line : first_of<on<p::at<mapping_start>, mapping>, on<opens<K::Entity>, of_entity>, on<opens<K::ProvidedBy>, provided_by>,
                       on<opens<K::File>, file>, on<opens<K::Encoding>, encoding>, on<opens<K::Covers>, covers>,
                       on<opens<K::Offset>, time_offset>, on<opens<K::Optional>, optional>, bare_mapping> {};
}  // namespace source

// ---- 量 measure ----

namespace measure {
struct value : semantic, p::seq<want<expression>, want<expression_end>> {};
struct of : kw<K::Of> {};
struct over : semantic, p::seq<want<path>> {};
struct distinct : semantic, p::seq<want<path>, want<of>, over> {};
struct count : semantic, p::seq<first_of<on<kw<K::Distinct>, distinct>, over>, want<end>> {};
/// 合计 支付.金额, or 合计 金额 于 支付
struct of_field : p::sor<p::seq<path, kw<K::Of>, over>, over> {};
struct sum_of : semantic, p::seq<of_field, want<end>> {};
struct mean : semantic, p::seq<of_field, want<end>> {};
struct max : semantic, p::seq<of_field, want<end>> {};
struct min : semantic, p::seq<of_field, want<end>> {};
struct latest : semantic, p::seq<of_field, want<end>> {};
struct earliest : semantic, p::seq<of_field, want<end>> {};
struct lookup : semantic, p::seq<of_field, want<end>> {};
struct exists : semantic, p::seq<over, want<end>> {};
struct pair : semantic, p::seq<want<path>, p::opt<s::equal, want<path>>> {};
struct same : semantic, p::seq<p::list<pair, s::comma>, want<end>> {};
struct where : semantic, condition_here {};
struct direction : semantic, kw<K::Around, K::Before, K::After> {};
struct calendar : semantic, kw<K::SameMonth, K::SameQuarter, K::SameYear> {};
struct day_unit : semantic, kw<K::Workdays, K::Days, K::Months> {};
struct inclusion : semantic, kw<K::ExcludingDay, K::IncludingDay> {};
struct reach : p::seq<direction, want<whole>, want<day_unit>, want<inclusion>> {};
struct extent : p::sor<calendar, reach> {};
struct as_of_date : semantic, kw<K::AsOfDate> {};
struct distance_from : p::sor<as_of_date, path> {};
struct from : semantic, p::seq<want<distance_from>> {};
struct window : semantic, p::seq<want<path>, want<extent>, p::opt<kw<K::From>, from>, want<end>> {};
struct excluding_itself : semantic, want<end> {};
struct range_line : semantic, p::seq<range, want<end>> {};
struct line
    : first_of<on<opens<K::Value>, value>, on<opens<K::Count>, count>, on<opens<K::Sum>, sum_of>, on<opens<K::Mean>, mean>,
               on<opens<K::Max>, max>, on<opens<K::Min>, min>, on<opens<K::Exists>, exists>, on<opens<K::Latest>, latest>,
               on<opens<K::Earliest>, earliest>, on<opens<K::Lookup>, lookup>, on<opens<K::Same>, same>,
               on<opens<K::Where>, where>, on<opens<K::Window>, window>, on<opens<K::ExcludingItself>, excluding_itself>,
               on<opens<K::Range>, range_line>> {};
}  // namespace measure

// ---- 发现 finding, 约束 constraint ----

namespace finding {
struct of : semantic, p::seq<want<path>, want<end>> {};
struct severity : semantic, p::seq<want<name>, want<end>> {};
struct occurred : semantic, p::seq<want<path>, want<end>> {};
struct when : semantic, condition_here {};
struct line : first_of<on<opens<K::Of>, of>, on<opens<K::Severity>, severity>, on<opens<K::Occurred>, occurred>,
                       on<opens<K::When>, when>> {};
}  // namespace finding

namespace constraint {
struct line : first_of<on<opens<K::Of>, finding::of>, condition_line> {};
}  // namespace constraint

// ---- 责任人 accountable ----

namespace accountable {
struct base_field : semantic, p::sor<either<K::Occurred>, either<K::Severity>> {};
struct base : semantic, p::seq<p::list<want<base_field>, s::comma>, want<end>> {};
struct collective : semantic, condition_here {};
struct step : semantic, p::seq<want<one_or_two_names>, want<end>> {};
struct refer : kw<K::Refer> {};
struct otherwise : semantic, p::seq<want<refer>, want<end>> {};
struct line : first_of<on<opens<K::Base>, base>, on<opens<K::Collective>, collective>, on<opens<K::Step>, step>,
                       on<opens<K::Otherwise>, otherwise>> {};
}  // namespace accountable

// ---- 规则 rule ----

namespace rule {
struct basis : semantic, want<words> {};
struct tier : semantic, p::seq<want<whole>, want<end>> {};
struct cause : semantic, p::seq<want<path>, want<end>> {};
struct items_word : kw<K::Items> {};
struct departments_word : kw<K::Departments> {};
struct at_least : p::seq<s::greater_equal, want<whole>> {};
struct items : semantic, p::seq<at_least, want<items_word>> {};
struct departments : semantic, p::seq<want<at_least>, want<departments_word>> {};
struct from_departments : p::seq<kw<K::FromDepartments>, departments> {};
struct threshold : p::sor<from_departments, p::seq<items, p::opt<p::opt<s::clause_comma>, from_departments>>> {};
struct evidence : semantic, p::seq<want<threshold>, want<end>> {};
struct when : semantic, condition_here {};
struct unless : semantic, condition_here {};
struct precedes : semantic, p::seq<p::list<want<id>, s::comma>, want<end>> {};
struct line : first_of<on<opens<K::Basis>, basis>, on<opens<K::Tier>, tier>, on<opens<K::Cause>, cause>,
                       on<opens<K::Evidence>, evidence>, on<opens<K::When>, when>, on<opens<K::Unless>, unless>,
                       on<opens<K::Precedes>, precedes>, on<opens<K::Effective>, header::effective>,
                       on<opens<K::Expires>, header::expires>> {};
}  // namespace rule

// ---- 处置 interventions: one cell ----

namespace table {
struct intervention : semantic, want<end> {};
struct actor : semantic, want<end> {};
struct due : semantic, want<end> {};
struct cause : semantic, want<end> {};
struct tested_path : semantic, p::seq<want<path>, want<end>> {};
struct column : first_of<on<kw<K::Intervention>, intervention>, on<kw<K::Actor>, actor>, on<kw<K::Due>, due>,
                         on<kw<K::Cause>, cause>, tested_path> {};

struct any : semantic, kw<K::Any> {};
struct none_of : semantic, p::opt<literals> {};
struct one_of : semantic, literals {};
struct cell_test : first_of<on<p::at<kw<K::Any>>, any>, on<p::at<comparison_sign>, compare>, on<p::at<kw<K::NotMissing>>, not_missing>,
                            on<p::at<kw<K::Missing>>, missing>, on<kw<K::IsNot>, is_not_value>, on<kw<K::Is>, is_value>, on<kw<K::NotIn>, not_in_set>,
                            on<kw<K::In>, in_set>, on<kw<K::StartsWith>, starts_with>, on<kw<K::Between>, between>,
                            on<kw<K::Not>, none_of>, one_of> {};
struct condition_cell : p::seq<want<cell_test>, want<end>> {};
struct name_cell : p::seq<want<one_or_two_names>, want<end>> {};
struct period : semantic, p::seq<amount, want<unit>> {};
struct due_cell : p::seq<want<period>, want<end>> {};
}  // namespace table

// ---- 用例 scenario ----

namespace scenario {
struct count_of_items : semantic, p::seq<whole, kw<K::Items>> {};
struct count_of_departments : semantic, p::seq<whole, kw<K::Departments>> {};
struct from_departments : p::seq<p::opt<s::clause_comma>, kw<K::FromDepartments>> {};
struct counts : p::seq<p::opt<count_of_items>, p::opt<from_departments>, p::opt<count_of_departments>> {};
struct evidence : semantic, p::seq<p::at<scanned<scan_digits>>, counts> {};
struct no_accountable : semantic, p::success {};
struct is_false : semantic, p::seq<want<path>> {};
struct is_missing : semantic, p::success {};
struct set_to : p::seq<p::opt<p::sor<s::equal, kw<K::Is>>>, literal> {};
struct setting : semantic, p::seq<want<path>, p::opt<first_of<on<kw<K::Missing>, is_missing>, set_to>>> {};
struct one_given : first_of<on<kw<K::NoAccountable>, no_accountable>, on<kw<K::Evidence>, want<evidence>>,
                            on<kw<K::Not>, is_false>, setting> {};
struct given : semantic, p::seq<p::list<one_given, s::clause_comma>, want<end>> {};

/// A record of the 数据 above: `问题 Q3`, `案件 "2025/17"`.
struct bare_key : semantic, tok<scan_key> {};
struct key : semantic, p::sor<text, bare_key> {};
struct whose_intervention : p::sor<kw<K::PersonIntervention>, kw<K::UnitIntervention>> {};
struct subject_word : semantic, kw<K::Problem, K::Case, K::Person, K::Unit> {};
struct subject : semantic, p::seq<p::not_at<whose_intervention>, subject_word, want<key>> {};

struct intervention : semantic, p::seq<want<name>> {};
struct person_intervention : semantic, p::seq<want<name>> {};
struct unit_intervention : semantic, p::seq<want<name>> {};
struct accountable : semantic, p::seq<want<key>> {};
struct reason : semantic, p::seq<want<name>> {};
struct refer : semantic, p::opt<name> {};
struct provisional : semantic, p::success {};
struct not_provisional : semantic, p::success {};
struct item_keyword : kw<K::Intervention, K::PersonIntervention, K::UnitIntervention, K::Refer, K::Reason, K::Provisional, K::Not, K::Because> {};
struct outcome_word : p::list<p::sor<scanned<scan_back_quoted>, scanned<scan_word>>, s::dot> {};
struct outcome : semantic, p::seq<p::not_at<item_keyword>, outcome_word, _> {};
/// A rule, a cause, both; or a value that is a boolean or a name. check tells them apart.
struct outcomes : semantic, p::seq<outcome, p::opt<outcome>> {};
struct because : semantic, p::seq<want<path>> {};
/// A value of the record: 重复次数 3, 最近结果 为 合格, 在办件数 缺失.
struct value_told : p::sor<p::seq<s::equal, want<literal>>, p::seq<kw<K::Is>, want<literal>>, p::seq<p::at<constant>, literal>> {};
struct value : semantic, p::seq<path, first_of<on<kw<K::Missing>, is_missing>, value_told>> {};
struct item : first_of<on<kw<K::Intervention>, intervention>, on<kw<K::PersonIntervention>, person_intervention>,
                       on<kw<K::UnitIntervention>, unit_intervention>, on<kw<K::Accountable>, accountable>, on<kw<K::Refer>, refer>,
                       on<kw<K::Reason>, reason>, on<kw<K::Provisional>, provisional>,
                       on<p::seq<kw<K::Not>, kw<K::Provisional>>, not_provisional>, on<kw<K::Not>, is_false>,
                       on<kw<K::Because>, because>, p::sor<value, outcomes>> {};
struct more_items : p::sor<p::seq<s::clause_comma, want<item>>, p::seq<kw<K::Because>, because>> {};
/// A record alone: there is such a record, or none.
struct items : p::sor<p::seq<subject, end>, p::seq<p::opt<subject>, want<item>, p::star<more_items>, want<end>>> {};
struct expect : semantic, items {};
struct expect_not : semantic, items {};
/// Rules whose evidence falls short: 证据 不足 R41、R42
struct short_of_evidence : semantic, p::list<want<id>, s::comma> {};
struct evidence_line : semantic, p::seq<first_of<on<kw<K::Short>, short_of_evidence>, want<evidence>>, want<end>> {};
struct no_accountable_line : semantic, want<end> {};

/// 数据 问题 提供 案管 覆盖 2025-01-01 至 2025-09-30: a small table, its rows below.
struct provided_by : semantic, p::seq<want<name>, p::opt<p::not_at<kw<K::Covers>>, name>> {};
struct covers : semantic, p::list<source::period, s::comma> {};
struct data : semantic, p::seq<want<path>, p::opt<kw<K::ProvidedBy>, provided_by>, p::opt<kw<K::Covers>, covers>, want<end>> {};
struct as_of : semantic, p::seq<want<date>, want<end>> {};
struct line : first_of<on<opens<K::Given>, given>, on<opens<K::ExpectNot>, expect_not>, on<opens<K::Expect>, expect>,
                       on<opens<K::Evidence>, evidence_line>, on<opens<K::NoAccountable>, no_accountable_line>,
                       on<opens<K::Data>, data>, on<opens<K::AsOfDate>, as_of>> {};

// One case a row: the columns of the header, and the cells of a row.
struct case_name : semantic, want<end> {};
struct expect_column : semantic, want<end> {};
struct expect_not_column : semantic, want<end> {};
struct evidence_column : semantic, want<end> {};
struct evidence_cell : p::seq<want<evidence>, want<end>> {};
struct set_column : semantic, p::seq<want<path>, want<end>> {};
struct column : first_of<on<kw<K::CaseName>, case_name>, on<kw<K::ExpectNot>, expect_not_column>, on<kw<K::Expect>, expect_column>,
                         on<kw<K::Evidence>, evidence_column>, set_column> {};
struct value_cell : p::seq<first_of<on<kw<K::Missing>, is_missing>, want<literal>>, want<end>> {};
/// The first row of 数据: fields.
struct field_column : p::seq<want<name>, want<end>> {};
}  // namespace scenario

}  // namespace yanpan::lang::rules
