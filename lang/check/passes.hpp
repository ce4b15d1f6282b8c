// The passes of check, in the order of the table in check.cpp. Each takes the
// draft as the passes before it left it, and reports what it finds.

#pragma once

#include "lang/check/draft.hpp"

namespace yanpan::lang::checking {

// Over the whole package.
void collect_blocks(Draft& draft);      // which block stands in which version
void check_periods(Draft& draft);       // versions do not overlap
void declare_choices(Draft& draft);
void declare_entities(Draft& draft);    // names, fields, types, marks
void assign_roles(Draft& draft);        // case, person, ... and their special fields
void join_findings(Draft& draft);       // findings' names become kinds
void check_field_ranges(Draft& draft);
void check_sources(Draft& draft);

// Over one version.
void declare_measures(VersionDraft& version);
void declare_causes(VersionDraft& version);
void check_measures(VersionDraft& version);      // bodies
void check_measure_order(VersionDraft& version); // circles, and what measures rest on
void check_findings(VersionDraft& version);
void check_constraints(VersionDraft& version);
void check_accountable(VersionDraft& version);
void check_rules(VersionDraft& version);
void check_precedence(VersionDraft& version);
void check_fallback(VersionDraft& version);
void check_tables(VersionDraft& version);
void check_scenarios(VersionDraft& version);
void check_protected(VersionDraft& version);     // L8

// Warnings.
void lint_names(Draft& draft);                   // mixed scripts, look-alikes
void lint_rules(VersionDraft& version);          // basis, scenario, attitude before process, severity
void lint_same_rules(VersionDraft& version);
void lint_truth(VersionDraft& version);          // always or never true
void lint_unused(Draft& draft);
void lint_supply(Draft& draft);                  // asked for, supplied by no source

}  // namespace yanpan::lang::checking
