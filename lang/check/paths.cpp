#include "lang/check/paths.hpp"

#include "lang/diag/suggest.hpp"
#include "lang/grammar/keywords.hpp"

namespace yanpan::lang::checking {

namespace {

Name dotted(const Name& a, const Name& b) {
  return {a.in(Language::Zh) + "." + b.in(Language::Zh), a.in(Language::En) + "." + b.in(Language::En)};
}

const Name kAccountable{"责任人", "accountable"};
const Name kMonth{"月份", "month"};

bool is_accountable_word(const std::string& text) { return kAccountable.matches(text); }
bool is_month_word(const std::string& text) { return kMonth.matches(text); }

bool has_accountable(const Schema& schema, EntityId entity) {
  return entity.valid() && (entity == schema.roles.case_ || entity == schema.roles.problem);
}

class Walker {
 public:
  Walker(VersionDraft& version, EntityId root, const ast::Path& written) : version_(version), draft_(version.draft), written_(written) {
    path_.root = root;
    path_.type = reference_to(root);
    path_.span = written.span;
    path_.label = schema().entity(root).name;
  }

  Path walk() {
    draft_.read.insert(path_.root);
    for (std::size_t i = 0; i < written_.parts.size(); ++i) {
      if (!step(written_.parts[i], i == 0)) {
        path_.type = broken_type();
        return path_;
      }
      if (broken(path_.type)) return path_;
    }
    return path_;
  }

 private:
  const Schema& schema() const { return draft_.schema; }

  bool step(const ast::Ident& part, bool first) {
    if (path_.type.kind != TypeKind::Reference) return month(part);
    const EntityId entity = path_.type.entity;
    draft_.read.insert(entity);
    if (const auto field = draft_.field_names[entity.value].find(part.text)) return take_field(entity, FieldId(*field), part);
    if (const auto id = version_.measure_names[entity.value].find(part.text)) return take_measure(MeasureId(*id), part);
    if (first && schema().entity(entity).name.matches(part.text)) {
      draft_.record.use(schema().entity(entity).span, part.span);
      return true;
    }
    if (is_accountable_word(part.text)) return take_accountable(entity, part);
    unknown(entity, part);
    return false;
  }

  bool take_field(EntityId entity, FieldId field, const ast::Ident& part) {
    draft_.record.use(schema().field(entity, field).span, part.span);
    path_.steps.push_back({PathStep::Kind::Field, field, {}});
    path_.type = schema().field(entity, field).type;
    path_.label = field_label(schema(), entity, field);
    return true;
  }

  bool take_measure(MeasureId id, const ast::Ident& part) {
    draft_.record.use(measure(version_, id).span, part.span);
    path_.steps.push_back({PathStep::Kind::Measure, {}, id});
    path_.type = measure(version_, id).type;
    path_.label = measure(version_, id).name;
    draft_.used.insert(version_.measure_blocks[id.value]);
    return true;
  }

  bool take_accountable(EntityId entity, const ast::Ident& part) {
    if (!has_accountable(schema(), entity)) {
      draft_.report(diagnose(Code::AccountableOfWhat, part.span, {draft_.report.say(schema().entity(entity).name, part.span)}));
      return false;
    }
    const auto person = need_role(draft_, EntityRole::Person, part.span);
    if (!person) return false;
    draft_.record.word(SymbolKind::Word, kAccountable, part.span);
    path_.steps.push_back({PathStep::Kind::Accountable, {}, {}});
    path_.type = reference_to(*person);
    path_.label = kAccountable;
    return true;
  }

  bool month(const ast::Ident& part) {
    if (is_month_word(part.text) && path_.type.kind == TypeKind::Date) {
      path_.steps.push_back({PathStep::Kind::MonthOf, {}, {}});
      path_.type = simple_type(TypeKind::Month);
      path_.label = dotted(path_.label, kMonth);
      draft_.record.word(SymbolKind::Word, kMonth, part.span);
      return true;
    }
    const Span at = part.span;
    draft_.report(diagnose(Code::NotAReference, at, {draft_.report.say(path_.label, at), type_words(schema(), path_.type, draft_.report.language(at)), part.text}));
    return false;
  }

  void unknown(EntityId entity, const ast::Ident& part) {
    if (draft_.damaged(entity) || part.text.empty()) return;
    if (in_other_version(entity, part)) return;
    std::vector<std::string> candidates = draft_.field_names[entity.value].forms();
    for (const std::string& form : version_.measure_names[entity.value].forms()) candidates.push_back(form);
    if (stuck_keyword(part, candidates)) return;
    draft_.report(diagnose(Code::UnknownName, part.span, {part.text, draft_.report.say(schema().entity(entity).name, part.span)})
                      .suggest(nearest(part.text, candidates)));
  }

  /// 且重复次数: a word that begins a line of conditions, and a name that is known.
  /// 当 and its like open the block that the line stands in, so they go; the others keep their place.
  bool stuck_keyword(const ast::Ident& part, const std::vector<std::string>& names) {
    struct Stuck { Keyword word; bool opens; };
    static constexpr Stuck kStuck[] = {{Keyword::When, true}, {Keyword::Unless, true}, {Keyword::Where, true}, {Keyword::And, false}, {Keyword::Or, false}, {Keyword::Not, false}};
    for (const auto& [word, opens] : kStuck) {
      const std::string keyword(spelling(word, Language::Zh));
      if (!part.text.starts_with(keyword) || draft_.report.language(part.span) != Language::Zh) continue;
      const std::string name = part.text.substr(keyword.size());
      if (std::ranges::find(names, name) == names.end()) continue;
      draft_.report(diagnose(Code::StuckKeyword, part.span, {keyword, name}).fix(part.span, opens ? name : keyword + " " + name));
      return true;
    }
    return false;
  }

  /// A block shared by all versions that asks for a measure of one of them.
  bool in_other_version(EntityId entity, const ast::Ident& part) {
    for (const VersionDraft& other : draft_.versions) {
      if (&other == &version_ || other.measure_names.empty()) continue;
      if (const auto id = other.measure_names[entity.value].find(part.text)) {
        draft_.report(diagnose(Code::NotInVersion, part.span, {part.text, version_.result.version})
                          .label(LabelKind::FirstDeclared, other.result.measures[*id].span));
        return true;
      }
    }
    return false;
  }

  VersionDraft& version_;
  Draft& draft_;
  const ast::Path& written_;
  Path path_;
};

}  // namespace

Path resolve_path(VersionDraft& version, EntityId root, const ast::Path& written) { return Walker(version, root, written).walk(); }

bool starts_path(const VersionDraft& version, EntityId root, const ast::Path& written) {
  if (written.parts.empty()) return false;
  const std::string& first = written.parts.front().text;
  return version.draft.field_names[root.value].find(first) || version.measure_names[root.value].find(first) ||
         version.draft.schema.entity(root).name.matches(first) ||
         (is_accountable_word(first) && has_accountable(version.draft.schema, root));
}

const Measure& measure(const VersionDraft& version, MeasureId id) { return version.result.measures[id.value]; }

bool needs_accountable(const VersionDraft& version, const Path& path) {
  return std::any_of(path.steps.begin(), path.steps.end(), [&](const PathStep& step) {
    return step.kind == PathStep::Kind::Accountable ||
           (step.kind == PathStep::Kind::Measure && measure(version, step.measure).needs_accountable);
  });
}

std::vector<EntityId> step_entities(const VersionDraft& version, const Path& path) {
  std::vector<EntityId> entities;
  EntityId here = path.root;
  for (const PathStep& step : path.steps) {
    entities.push_back(here);
    Type type;
    if (step.kind == PathStep::Kind::Field) type = version.draft.schema.field(here, step.field).type;
    if (step.kind == PathStep::Kind::Measure) type = measure(version, step.measure).type;
    if (step.kind == PathStep::Kind::Accountable) type = reference_to(version.draft.schema.roles.person);
    if (type.kind == TypeKind::Reference) here = type.entity;
  }
  return entities;
}

Name field_label(const Schema& schema, EntityId entity, FieldId field) {
  return dotted(schema.entity(entity).name, schema.field(entity, field).name);
}

}  // namespace yanpan::lang::checking
