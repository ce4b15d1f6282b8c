// The problem kinds as the departments write them.

#pragma once

#include <cstdint>
#include <string_view>

#include "tools/sample/random.hpp"

namespace yanpan::sample {

enum class Kind : std::uint8_t {
  ClericalSlip, WrongCitation, WeakReasoning, OffTemplate, DocumentNotMade, NotUploaded,
  FieldBlank, FieldWrong, FalseEntry, LateEntry, CardMismatch,
  ExtensionDefect, ReplyOverdue, ApprovalDefect, FamilyNoticeLate, RightsNoticeLate, OpinionNotHeard,
  PropertyMismatch, FactOmitted, EvidenceFlaw, LawMisapplied, ArchiveLate,
};
inline constexpr std::size_t kKinds = 22;

/// The table in which 案管 reports a kind.
enum class Report : std::uint8_t { Monitoring, Review, Card };

std::string_view name(Kind kind);
/// Another way of writing it that the policy's value maps know; often the name itself.
std::string_view other_name(Kind kind);
Report report(Kind kind);
/// A kind by how common it is in an office.
Kind draw_kind(Draw& draw);

}  // namespace yanpan::sample
