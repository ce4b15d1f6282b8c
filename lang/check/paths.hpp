// Dotted names to paths: `责任人.部门` from a problem, `案件.受理日`, a measure.

#pragma once

#include "lang/check/draft.hpp"

namespace yanpan::lang::checking {

/// The path from a row of `root`. A part that cannot be resolved is reported
/// and gives a path of broken type.
Path resolve_path(VersionDraft& version, EntityId root, const ast::Path& written);

/// Whether the first part is a name that a path from `root` may start with.
bool starts_path(const VersionDraft& version, EntityId root, const ast::Path& written);

/// Whether the path itself goes over 责任人, or a measure on it rests on 责任人.
bool needs_accountable(const VersionDraft& version, const Path& path);

const Measure& measure(const VersionDraft& version, MeasureId id);

/// The entity that each step starts from, in order.
std::vector<EntityId> step_entities(const VersionDraft& version, const Path& path);

/// `entity.field` in both languages.
Name field_label(const Schema& schema, EntityId entity, FieldId field);

}  // namespace yanpan::lang::checking
