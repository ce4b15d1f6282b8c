// What the author wrote, block by block, before any name is looked up.
//
// One struct a block kind. Every node has the span it was read from. Names are
// kept as written; a name reference is a Path of identifiers (案件.受理日,
// process.unit_gap), resolved by check. Optional parts that were not written
// are nullopt / empty, never guessed.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "lang/base/language.hpp"
#include "lang/policy/types.hpp"
#include "lang/source/span.hpp"

namespace yanpan::lang::ast {

struct Ident {
  std::string text;  // without back-quotes
  Span span;
};

/// One or two written forms of a declared name: `重复次数 repeat`.
/// check decides which is the Chinese and which the English form: a form with
/// a character outside ASCII is Chinese.
struct DeclaredName {
  Ident first;
  std::optional<Ident> second;
};

/// Free text that may carry both forms: `第七条 / "article 7"`; quotes removed.
struct Words {
  std::string first;
  std::string second;
  Span span;
};

/// Dotted reference. `a·b` is one identifier; `a.b` is two.
struct Path {
  std::vector<Ident> parts;
  Span span;
};

// ---- constants ---------------------------------------------------------------

struct NumberLiteral { std::string text; };               // "-3", "1.50", as written, ASCII digits
struct TextLiteral { std::string text; };                 // quotes removed
struct DateLiteral { std::int64_t date; };                // 2025-07-01
struct MonthLiteral { std::int64_t month; };              // 2025-07
struct InstantLiteral { std::int64_t micros; int offset_minutes; };
struct DurationLiteral { std::string count; DurationUnit unit; };  // 5 工作日
struct NameLiteral { Path path; };                        // a choice value, a cause, 是 / 否 ...
struct BooleanLiteral { bool value; };                    // only 真/假-like keywords: 是 否 yes no true false

struct Literal {
  std::variant<NumberLiteral, TextLiteral, DateLiteral, MonthLiteral, InstantLiteral, DurationLiteral, NameLiteral, BooleanLiteral> value;
  Span span;
};

// ---- conditions --------------------------------------------------------------

enum class Comparison : std::uint8_t {
  Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual,  // = ≠ < ≤ > ≥
  Is, IsNot, In, NotIn,                                      // 为 不为 属于 不属于
  StartsWith, Between,                                       // 开头为 在 a 至 b
  True, False,                                               // a boolean alone, 非
  Missing, NotMissing,                                       // 缺失 不缺失
  ServingOn,                                                 // 在任 于 d (left is empty)
  Any,                                                       // 任意, only in a table cell
};

struct Condition;
struct Atom {
  Path left;                       // empty for ServingOn and in table cells
  Comparison comparison;
  std::vector<Literal> right;      // Between: two; In / NotIn / Is / IsNot: one or more
  std::optional<Path> serving_on;  // ServingOn: a date; nullopt means 基准日
  Span comparison_span;
};
enum class Connective : std::uint8_t { And, Or };
/// A group or one atom. A group without written connective is And.
struct Condition {
  std::variant<Atom, std::vector<Condition>> body;
  Connective connective = Connective::And;
  Span span;
};

// ---- expressions ---------------------------------------------------------------

enum class ExprOp : std::uint8_t {
  Literal, Path, AsOf,
  Add, Subtract, Multiply, Divide, FloorDivide,   // two operands
  Larger, Smaller,                                 // two or more
  IfMissing,                                       // a 缺失则 b; right-associative chain
  Days, Months,                                    // 日数 a 至 b
  DateAt,                                          // 日期 t 于 +08:00
  Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual,
};
struct Expr {
  ExprOp op;
  std::vector<Expr> operands;
  std::optional<Literal> literal;
  Path path;                 // op Path; `发生日.月份` ends in the month keyword's ident
  int offset_minutes = 0;    // op DateAt
  Span span;
};

// ---- blocks ----------------------------------------------------------------------

struct Header {
  DeclaredName name;
  std::optional<Words> version;
  std::optional<DateLiteral> enacted, effective, expires;
  Span enacted_span, effective_span, expires_span;
  std::optional<Words> basis;
};

struct Use { Path path; };

struct ChoiceValues {          // after 选项, or in place
  std::vector<DeclaredName> values;
  bool ordered = false;        // a < b < c
  Span span;
};
struct Choice { DeclaredName name; ChoiceValues values; };

struct TypeRef {
  std::optional<TypeKind> word;              // 整数 ...
  std::optional<DurationUnit> unit;          // 时长 工作日
  std::optional<Ident> reference;            // → 实体
  std::optional<Ident> choice;               // the name of a choice set
  std::optional<ChoiceValues> in_place;      // 选项 主办 lead、协办 assist
  Span span;
};
enum class Mark : std::uint8_t { Key, MainDate, TermStart, TermEnd, EndIncluded, Required, Personal, Protected, Disputable };
struct Field {
  DeclaredName name;
  TypeRef type;
  std::vector<Mark> marks;
  std::optional<std::pair<Literal, Literal>> range;
  std::string doc;
  Span span;
};
struct Entity {
  DeclaredName name;
  std::optional<EntityRole> role;
  Span role_span;
  std::vector<Field> fields;
};

enum class Encoding : std::uint8_t { Automatic, Utf8, Gb18030, Utf16 };
struct MapEntry { std::string cell; Ident value; };        // "错别字" → 笔误; value 拒收 is the keyword
struct Mapping {
  Ident field;
  std::optional<std::string> column;          // ← "header"
  bool required = false;
  std::vector<std::string> date_formats;      // 年-月-日, as written
  std::optional<Path> lookup;                 // 查 人员.姓名 唯一
  std::vector<MapEntry> map;                  // 映射
  std::optional<Ident> map_otherwise;         // 其余 → v; nullopt: not written
  bool otherwise_reject = false;              // 其余 → 拒收
  std::optional<std::string> split;           // 拆分 "、"
  std::vector<std::string> map_rejects;       // cells mapped to 拒收
  Span span;
};
struct Source {
  DeclaredName name;
  std::optional<Path> entity;
  std::optional<DeclaredName> department;     // 提供
  std::optional<std::string> file;
  std::optional<std::string> sheet;           // number or name, as written
  Span file_span;
  Encoding encoding = Encoding::Automatic;
  std::vector<std::pair<DateLiteral, DateLiteral>> covers;
  std::vector<Span> covers_spans;
  std::optional<int> offset_minutes;          // 时差
  bool optional = false;                      // 可选
  std::vector<Mapping> mappings;
};

enum class AggregateForm : std::uint8_t { Count, CountDistinct, Sum, Mean, Max, Min, Exists, Latest, Earliest, Lookup };
struct SamePair { Path row; std::optional<Path> self; };   // `类别` or `人员 = 责任人`
enum class WindowKind : std::uint8_t { Before, After, Around, SameMonth, SameQuarter, SameYear };
struct Window {
  Path row_date;
  WindowKind kind;
  std::string count;                           // N, as written
  DurationUnit unit = DurationUnit::Days;      // Days, Workdays, Months
  bool include_day = false;
  std::optional<Path> from;                    // 距 g
  bool from_as_of = false;                     // 距 截至日
  Span span;
};
struct Aggregate {
  AggregateForm form;
  Path over;                    // 计数 问题; with a field: 查 履职.在办件数; 计数 不同 责任人 于 问题 → over 问题
  std::optional<Path> value;    // the aggregated field: `不同 f 于 E` gives f; `查 E.f` stays whole in `over` and check splits it
  std::vector<SamePair> same;
  std::vector<Condition> where; // lines joined by 且
  std::optional<Window> window;
  bool excluding_self = false;
  Span span;
};
struct Measure {
  DeclaredName name;
  std::optional<Path> of;       // 于 案件
  TypeRef type;
  std::optional<std::pair<Literal, Literal>> range;  // 范围
  std::variant<std::monostate, Expr, Aggregate> body;
};

struct Finding {
  DeclaredName name;
  std::optional<Path> of;
  std::optional<Ident> severity;
  std::optional<Path> date;
  std::optional<Condition> when;
};
struct Constraint {
  std::optional<Path> of;       // default: problem
  std::optional<Condition> when;
};

struct Step { DeclaredName name; std::optional<Condition> when; Span span; };
enum class BaseOrder : std::uint8_t { Occurred, Severity };
struct Accountable {
  std::vector<BaseOrder> base;          // 基准; empty: the default order
  std::vector<Condition> collective;    // any of them
  std::vector<Step> steps;
};

struct Cause { DeclaredName name; };    // 流程·制度缺口 process.unit_gap: the english form is one Ident with dots

struct Evidence { std::optional<std::string> items; std::optional<std::string> departments; Span span; };
struct Rule {
  Ident id;
  std::optional<Words> title;
  std::optional<Words> basis;
  std::optional<std::string> tier;
  Span tier_span;
  std::optional<Path> cause;
  std::optional<Evidence> evidence;
  std::optional<Condition> when, unless;
  std::vector<Ident> precedes;
  std::optional<DateLiteral> effective, expires;
};

struct Fallback { bool refer = true; std::optional<Path> cause; };   // 其余 移送会商 | 其余 C

enum class TableScope : std::uint8_t { Problem, Person, Unit };
enum class OutputColumn : std::uint8_t { Intervention, Actor, Due };
struct TableColumn {
  std::optional<OutputColumn> output;   // 措施 主体 期限
  bool cause = false;                   // 归因
  std::optional<Path> path;             // a field or measure
  Span span;
};
struct TableCell {
  // condition column: a condition on the column (atom.left empty; Any for 任意); several values: In
  std::optional<Condition> condition;
  // output column
  std::optional<DeclaredName> name;     // 措施, 主体; nullopt: blank
  std::optional<DurationLiteral> due;
  Span span;
};
struct TableRow { std::vector<TableCell> cells; Span span; };
struct Interventions {
  TableScope scope;
  std::vector<TableColumn> columns;
  std::vector<TableRow> rows;
};

struct Setting {                        // 重复次数 3 | 已提醒 | 非 已提醒 | x 缺失
  Path path;
  std::optional<Literal> value;
  bool negated = false, missing = false;
  Span span;
};
/// The record of a data scenario that an expectation speaks of: 问题 Q3.
struct Subject {
  EntityRole role = EntityRole::Problem;
  std::string key;
  Span span;
};
struct Expectation {
  bool negated = false;                 // 不应得 R 因 m
  std::optional<Subject> subject;
  std::optional<Ident> rule;
  std::optional<Path> cause;
  std::optional<Path> because;
  std::optional<Ident> intervention;    // 措施 x
  std::optional<Ident> person_intervention, unit_intervention;  // 人员措施 x, 部门措施 x
  std::optional<std::string> person;    // 责任人 P1
  std::vector<Setting> values;          // 重复次数 3
  bool refer = false;                   // 移送会商
  std::optional<Ident> reason;          // 移送会商 tie / 理由
  std::optional<bool> provisional;      // 暂定
  Span span;                            // what stands behind the keyword, or the cell
};

/// `| 名称 | 重复次数 | 应得 |`: one case a row.
struct CaseColumn {
  enum class Kind : std::uint8_t { Name, Setting, Expect, ExpectNot, Evidence } kind = Kind::Setting;
  std::optional<Path> path;             // Setting; absent where it could not be read
  Span span;
};
struct CaseRow {
  std::optional<Words> name;
  std::vector<Setting> given;
  std::optional<Evidence> evidence;
  std::vector<Expectation> expect;
  Span span;
};
struct CaseTable {
  std::vector<CaseColumn> columns;
  std::vector<CaseRow> rows;
  Span span;                            // of the header
};

/// 数据 问题 提供 案管: the rows of an entity, as a file would hold them.
struct DataCell { std::string text; Span span; };   // without quotes; empty: nothing
struct DataRow { std::vector<DataCell> cells; Span span; };
struct DataTable {
  Path entity;
  std::optional<DeclaredName> department;
  std::vector<std::pair<DateLiteral, DateLiteral>> covers;
  std::vector<Span> covers_spans;
  std::vector<Ident> columns;
  std::vector<DataRow> rows;
  Span span;                            // of its first line
};

struct Scenario {
  Words name;
  std::vector<Setting> given;
  std::optional<Evidence> evidence;     // 证据 n 项 m 个部门
  std::vector<Ident> evidence_short;    // 证据 不足 R41、R42
  bool no_accountable = false;          // 无责任人
  std::vector<Expectation> expect;
  std::optional<CaseTable> cases;
  std::vector<DataTable> data;
  std::optional<DateLiteral> as_of;     // 截至日
  Span as_of_span;
};

/// 清单 / ledger and 赋能 / programme: read and refused by check as reserved.
struct Reserved { std::string keyword; };

struct Block {
  std::variant<Header, Use, Choice, Entity, Source, Measure, Finding, Constraint, Accountable, Cause, Rule, Fallback, Interventions, Scenario, Reserved> body;
  std::string doc;       // the ## lines above it
  Span span;             // the whole block
  Span keyword;          // its first word
  bool damaged = false;  // a line of it could not be read: names count as declared, nothing else is concluded
};

/// A comment that records a finding as intended: # 允许 gap：没有规则的由会商定.
/// It stands above what it concerns, or behind it on the same line.
struct Allowance {
  std::vector<Ident> codes;   // the words of the findings
  std::string reason;         // empty: none was written
  Span span;                  // the comment
  Span covers;                // the line and the lines below it; empty where nothing follows
};

struct File {
  std::uint32_t file = 0;
  int version = 1;
  Language language = Language::Zh;
  std::vector<Block> blocks;
  std::vector<Allowance> allowances;   // in order of place
};

}  // namespace yanpan::lang::ast
