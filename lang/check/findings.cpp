#include "lang/check/conditions.hpp"
#include "lang/check/constants.hpp"
#include "lang/check/passes.hpp"
#include "lang/check/paths.hpp"
#include "lang/check/typerefs.hpp"

namespace yanpan::lang::checking {

namespace {

class FindingChecker {
 public:
  FindingChecker(VersionDraft& version, EntityId problem) : version_(version), draft_(version.draft), problem_(problem) {}

  void add(const Declared<ast::Finding>& declared) {
    block_ = declared.block;
    written_ = declared.node;
    finding_ = Finding{};
    finding_.name = declared.name;
    finding_.span = written_->name.first.span;
    finding_.doc = block_->doc;
    draft_.record.declare(SymbolKind::Finding, finding_.name, written_->name, block_->doc);
    finding_.when = all_of({}, finding_.span);
    kind();
    severity();
    if (entity()) {
      to_case();
      date();
      if (written_->when) finding_.when = check_condition(version_, finding_.of, *written_->when, TestPlace::Finding);
      else missing("当", "when");
    }
    version_.result.findings.push_back(std::move(finding_));
  }

 private:
  const std::string& say(const Name& name, Span at) const { return draft_.report.say(name, at); }

  void missing(std::string_view zh, std::string_view en) {
    if (block_->damaged) return;
    const Span at = finding_.span;
    draft_.report(diagnose(Code::FindingIncomplete, at, {say(finding_.name, at), draft_.report.either(at, zh, en)}));
  }

  const Type* field_type(FieldId field) const {
    if (!field.valid()) return nullptr;
    const Type& type = draft_.schema.field(problem_, field).type;
    return broken(type) ? nullptr : &type;
  }

  void kind() {
    const Type* type = field_type(draft_.schema.roles.problem_kind);
    if (type == nullptr) return;
    if (const auto index = draft_.value_names[type->choice.value].find(finding_.name.stable())) finding_.kind = *index;
  }

  void severity() {
    if (!written_->severity) {
      missing("严重程度", "severity");
      return;
    }
    const Type* type = field_type(draft_.schema.roles.problem_severity);
    if (type == nullptr) return;
    const ast::Ident& word = *written_->severity;
    const auto value = constant_of(draft_, *type, ast::Literal{ast::NameLiteral{{{word}, word.span}}, word.span});
    if (value) finding_.severity = static_cast<std::uint32_t>(value->number);
  }

  bool entity() {
    if (!written_->of || written_->of->parts.empty()) {
      missing("于", "of");
      return false;
    }
    const auto of = need_entity(draft_, written_->of->parts.front());
    if (!of) return false;
    finding_.of = *of;
    draft_.read.insert(*of);
    const Span at = written_->of->span;
    if (*of == problem_) {
      draft_.report(diagnose(Code::FindingOnProblems, at, {say(draft_.schema.entity(*of).name, at)}));
      return false;
    }
    if (draft_.schema.entity(*of).key.empty() && !draft_.damaged(*of)) {
      draft_.report(diagnose(Code::FindingWithoutKey, at, {say(draft_.schema.entity(*of).name, at)})
                        .label(LabelKind::FirstDeclared, draft_.schema.entity(*of).span));
    }
    return true;
  }

  void to_case() {
    const EntityId case_ = draft_.schema.roles.case_;
    const Entity& entity = draft_.schema.entity(finding_.of);
    Path path{finding_.of, {}, reference_to(finding_.of), written_->of->span, entity.name};
    if (finding_.of != case_) {
      std::vector<std::size_t> found;
      for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        if (case_.valid() && entity.fields[i].type == reference_to(case_)) found.push_back(i);
      }
      if (found.size() != 1) {
        if (!draft_.damaged(finding_.of)) draft_.report(diagnose(Code::FindingWithoutCase, path.span, {say(entity.name, path.span)}));
        return;
      }
      path.steps.push_back({PathStep::Kind::Field, FieldId(found.front()), {}});
      path.type = reference_to(case_);
      path.label = field_label(draft_.schema, finding_.of, FieldId(found.front()));
    }
    finding_.to_case = std::move(path);
  }

  void date() {
    if (!written_->date) {
      missing("发生日", "occurred");
      return;
    }
    Path path = resolve_path(version_, finding_.of, *written_->date);
    if (broken(path.type) || known_too_late(version_, path, TestPlace::Finding)) return;
    if (path.type.kind != TypeKind::Date) {
      const Language language = draft_.report.language(path.span);
      draft_.report(diagnose(Code::WrongType, path.span, {type_words(draft_.schema, simple_type(TypeKind::Date), language), type_words(draft_.schema, path.type, language)}));
      return;
    }
    finding_.date = std::move(path);
  }

  VersionDraft& version_;
  Draft& draft_;
  EntityId problem_;
  const ast::Block* block_ = nullptr;
  const ast::Finding* written_ = nullptr;
  Finding finding_;
};

}  // namespace

void check_findings(VersionDraft& version) {
  const auto findings = declared<ast::Finding>(version.draft.report, version.blocks);
  if (findings.empty()) return;
  const auto problem = need_role(version.draft, EntityRole::Problem, findings.front().node->name.first.span);
  if (!problem) return;
  FindingChecker checker(version, *problem);
  for (const auto& finding : findings) checker.add(finding);
}

}  // namespace yanpan::lang::checking
