// The names a package declares, as its text says them: what completion offers.
// From the tree and not from the checked policy, so that a file which is being
// written, and therefore wrong, has them too.

#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/lsp/snapshot.hpp"

namespace yanpan::tools::lsp {

struct Candidate {
  Name name;
  lang::SymbolKind kind;
  std::string detail;   // its type, as written
  std::string doc;
};
using Candidates = std::vector<Candidate>;

class Scope {
 public:
  struct Member {
    Candidate what;
    const lang::ast::TypeRef* type;
  };
  struct Entity {
    Candidate what;
    std::optional<lang::EntityRole> role;
    std::vector<Member> members;      // fields, then measures
  };
  /// What a path leads to.
  struct Reached {
    const Entity* entity = nullptr;             // a reference, or a row itself
    const lang::ast::TypeRef* type = nullptr;   // a field or measure
    const Entity* owner = nullptr;              // whose
    const Member* member = nullptr;
  };

  /// Keeps references into the snapshot.
  explicit Scope(const Snapshot& snapshot);

  const Entity* entity(std::string_view name) const;
  const Entity* role(lang::EntityRole role) const;
  /// `row`: the entity whose row a condition speaks of; may be nullptr.
  Reached reach(const Entity* row, const std::vector<std::string>& path) const;

  Candidates entities() const;
  /// Its fields and measures; 责任人 where it has one.
  Candidates members(const Entity* entity) const;
  /// The values the field or measure may have; none where its type is no choice.
  Candidates values(const Reached& reached) const;
  Candidates declared(lang::SymbolKind kind) const;   // ChoiceSet, Cause, Rule, Finding
  /// What is known by mention: interventions, actors, departments.
  Candidates mentioned(lang::SymbolKind kind) const;

 private:
  void add_block(const lang::ast::Block& block);
  void add_measure(const lang::ast::Measure& measure, const std::string& doc);
  std::string text(lang::Span span) const { return std::string(snapshot_.sources().text(span)); }
  Candidate candidate(const lang::ast::DeclaredName& name, lang::SymbolKind kind, const std::string& doc, std::string detail = {}) const;
  Candidates values_of(const lang::ast::ChoiceValues& values) const;

  const Snapshot& snapshot_;
  std::deque<Entity> entities_;
  std::vector<std::pair<Candidate, const lang::ast::ChoiceValues*>> choices_;
  Candidates others_;   // causes, rules, findings
};

}  // namespace yanpan::tools::lsp
