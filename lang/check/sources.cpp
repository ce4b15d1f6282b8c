#include "lang/check/constants.hpp"
#include "lang/check/passes.hpp"
#include "lang/diag/suggest.hpp"
#include "lang/value/date.hpp"

namespace yanpan::lang::checking {

namespace {

/// 年 and 月 once each, 日 at most once and after them: a date or month can be read.
bool readable_format(const std::string& format, bool month_only) {
  const auto year = format.find("年"), month = format.find("月"), day = format.find("日");
  if (year == std::string::npos || month == std::string::npos || format.rfind("年") != year || format.rfind("月") != month) return false;
  return month_only ? day == std::string::npos : day != std::string::npos && format.rfind("日") == day;
}

/// A file name or pattern inside the data folder.
bool inside(const std::string& file) {
  if (file.empty() || file.front() == '/' || file.find('\\') != std::string::npos) return false;
  for (std::size_t start = 0; start <= file.size();) {
    const std::size_t end = std::min(file.find('/', start), file.size());
    if (file.substr(start, end - start) == "..") return false;
    start = end + 1;
  }
  return true;
}

class SourceChecker {
 public:
  SourceChecker(Draft& draft, const MentionedNames& departments) : draft_(draft), departments_(departments) {}

  void add(const Declared<ast::Source>& declared) {
    written_ = declared.node;
    source_ = Source{};
    source_.name = declared.name;
    source_.span = written_->name.first.span;
    draft_.record.declare(SymbolKind::Source, declared.name, written_->name, declared.block->doc);
    entity(declared);
    department();
    file();
    source_.sheet = written_->sheet.value_or("");
    source_.encoding = static_cast<Encoding>(written_->encoding);
    source_.offset_minutes = written_->offset_minutes;
    source_.optional = written_->optional;
    covers();
    if (source_.entity.valid()) mappings();
    draft_.schema.sources.push_back(std::move(source_));
  }

 private:
  const std::string& say(const Name& name, Span at) const { return draft_.report.say(name, at); }
  Language language(Span at) const { return draft_.report.language(at); }

  void department() {
    if (!written_->department) return;
    source_.department = departments_.resolve(*written_->department);
    draft_.record.mention(SymbolKind::Department, source_.department, *written_->department);
  }

  void entity(const Declared<ast::Source>& declared) {
    if (written_->entity && written_->entity->parts.size() == 1) {
      source_.entity = need_entity(draft_, written_->entity->parts.front()).value_or(EntityId{});
    } else if (written_->entity && !written_->entity->parts.empty()) {
      draft_.report(diagnose(Code::UnknownEntity, written_->entity->span, {joined(*written_->entity)}));
    } else if (!declared.block->damaged) {
      draft_.report(diagnose(Code::MissingLine, source_.span, {say(source_.name, source_.span), draft_.report.either(source_.span, "实体", "entity")}));
    }
  }

  void file() {
    source_.file = written_->file.value_or(source_.name.stable() + ".csv");
    if (!inside(source_.file)) draft_.report(diagnose(Code::FileOutside, written_->file ? written_->file_span : source_.span, {source_.file}));
  }

  void covers() {
    for (std::size_t i = 0; i < written_->covers.size(); ++i) {
      const auto& [from, to] = written_->covers[i];
      const Span at = i < written_->covers_spans.size() ? written_->covers_spans[i] : source_.span;
      if (to.date < from.date) {
        draft_.report(diagnose(Code::BadRange, at, {format_date(from.date), format_date(to.date)}));
      } else {
        source_.covers.emplace_back(from.date, to.date);
      }
    }
    std::sort(source_.covers.begin(), source_.covers.end());
  }

  void mappings() {
    std::vector<Span> seen(draft_.schema.entity(source_.entity).fields.size());
    std::vector<bool> taken(seen.size(), false);
    for (const ast::Mapping& line : written_->mappings) {
      const auto id = find_field(line.field);
      if (!id) continue;
      if (taken[id->value]) {
        draft_.report(diagnose(Code::DuplicateName, line.field.span, {line.field.text}).label(LabelKind::FirstDeclared, seen[id->value]));
        continue;
      }
      taken[id->value] = true;
      seen[id->value] = line.field.span;
      source_.mappings.push_back(mapping(*id, line));
    }
    std::sort(source_.mappings.begin(), source_.mappings.end(), [](const auto& a, const auto& b) { return a.field < b.field; });
  }

  std::optional<FieldId> find_field(const ast::Ident& written) {
    const NameIndex& names = draft_.field_names[source_.entity.value];
    if (const auto id = names.find(written.text)) {
      draft_.record.use(draft_.schema.field(source_.entity, FieldId(*id)).span, written.span);
      return FieldId(*id);
    }
    if (!written.text.empty() && !draft_.damaged(source_.entity)) {
      draft_.report(diagnose(Code::UnknownField, written.span, {written.text, say(draft_.schema.entity(source_.entity).name, written.span)})
                        .suggest(nearest(written.text, names.forms())));
    }
    return std::nullopt;
  }

  FieldMapping mapping(FieldId id, const ast::Mapping& line) {
    const Field& field = draft_.schema.field(source_.entity, id);
    FieldMapping result;
    result.field = id;
    result.column = line.column.value_or("");
    result.required = line.required || field.required;
    result.split = line.split.value_or("");
    formats(result, field, line);
    if (line.lookup) lookup(result, field, line);
    if (!line.map.empty() || !line.map_rejects.empty() || line.map_otherwise || line.otherwise_reject) value_map(result, field, line);
    return result;
  }

  void formats(FieldMapping& result, const Field& field, const ast::Mapping& line) {
    if (line.date_formats.empty() || broken(field.type)) return;
    const bool month = field.type.kind == TypeKind::Month;
    if (!month && field.type.kind != TypeKind::Date) {
      wrong_type(line.field.span, simple_type(TypeKind::Date), field.type);
      return;
    }
    for (const std::string& format : line.date_formats) {
      if (!readable_format(format, month)) draft_.report(diagnose(Code::BadDateFormat, line.span, {format}));
    }
    result.date_formats = line.date_formats;
  }

  void wrong_type(Span at, const Type& wanted, const Type& found) {
    draft_.report(diagnose(Code::WrongType, at, {type_words(draft_.schema, wanted, language(at)), type_words(draft_.schema, found, language(at))}));
  }

  void lookup(FieldMapping& result, const Field& field, const ast::Mapping& line) {
    const auto& parts = line.lookup->parts;
    if (parts.size() != 2) {
      draft_.report(diagnose(Code::LookupNeedsField, line.lookup->span, {joined(*line.lookup)}));
      return;
    }
    const auto target = need_entity(draft_, parts[0]);
    if (!target) return;
    if (!broken(field.type) && field.type != reference_to(*target)) wrong_type(line.field.span, reference_to(*target), field.type);
    const NameIndex& names = draft_.field_names[target->value];
    if (const auto id = names.find(parts[1].text)) {
      result.lookup_entity = *target;
      result.lookup_field = FieldId(*id);
      draft_.record.use(draft_.schema.field(*target, FieldId(*id)).span, parts[1].span);
    } else if (!draft_.damaged(*target)) {
      draft_.report(diagnose(Code::UnknownField, parts[1].span, {parts[1].text, say(draft_.schema.entity(*target).name, parts[1].span)})
                        .suggest(nearest(parts[1].text, names.forms())));
    }
  }

  std::optional<std::uint32_t> mapped_value(const Field& field, const ast::Ident& value) {
    const ast::Literal literal{ast::NameLiteral{{{value}, value.span}}, value.span};
    const auto constant = constant_of(draft_, field.type, literal);
    if (!constant) return std::nullopt;
    return static_cast<std::uint32_t>(constant->number);
  }

  void value_map(FieldMapping& result, const Field& field, const ast::Mapping& line) {
    if (broken(field.type)) return;
    if (field.type.kind != TypeKind::Choice && field.type.kind != TypeKind::Boolean) {
      draft_.report(diagnose(Code::MapOfNonChoice, line.field.span, {line.field.text, type_words(draft_.schema, field.type, language(line.field.span))}));
      return;
    }
    ValueMap map;
    std::set<std::string> cells(line.map_rejects.begin(), line.map_rejects.end());
    for (const ast::MapEntry& entry : line.map) {
      const auto value = mapped_value(field, entry.value);
      if (!cells.insert(entry.cell).second) draft_.report(diagnose(Code::DuplicateName, entry.value.span, {entry.cell}));
      if (value) map.values.emplace_back(entry.cell, *value);
    }
    map.rejects = line.map_rejects;
    if (line.otherwise_reject) map.otherwise = ValueMap::Otherwise::Reject;
    if (line.map_otherwise) {
      map.otherwise = ValueMap::Otherwise::Value;
      map.otherwise_value = mapped_value(field, *line.map_otherwise).value_or(0);
    }
    std::sort(map.values.begin(), map.values.end());
    std::sort(map.rejects.begin(), map.rejects.end());
    result.map = std::move(map);
  }

  Draft& draft_;
  const MentionedNames& departments_;
  const ast::Source* written_ = nullptr;
  Source source_;
};

}  // namespace

void check_sources(Draft& draft) {
  MentionedNames departments;
  for_each<ast::Source>(draft.blocks, [&](const ast::Block&, const ast::Source& source) {
    if (source.department) departments.mention(draft.report, *source.department);
  });
  SourceChecker checker(draft, departments);
  for (const auto& source : declared<ast::Source>(draft.report, draft.blocks)) checker.add(source);
}

}  // namespace yanpan::lang::checking
