// Loads from memory, and snapshots as text for comparison.

#pragma once

#include <expected>
#include <string>
#include <utility>
#include <vector>

#include "engine/load/file_source.hpp"
#include "engine/load/load.hpp"
#include "engine/model/snapshot.hpp"
#include "lang/policy/schema.hpp"

namespace yanpan::test {

using Files = std::vector<std::pair<std::string, std::string>>;

std::expected<engine::Snapshot, std::vector<engine::LoadError>> try_load(const lang::Schema& schema, const Files& files, unsigned threads = 1);
/// The test fails where loading does.
engine::Snapshot load(const lang::Schema& schema, const Files& files, unsigned threads = 1);
/// The one error of a load that must fail with just one.
engine::LoadError only_error(const lang::Schema& schema, const Files& files);

/// One cell: `-` missing, `!` missing by conflict, `?` unreadable, else the value.
std::string cell(const lang::Schema& schema, const engine::Snapshot& snapshot, lang::EntityId entity, std::size_t row, const std::string& field);
/// A row's cells joined by `|`.
std::string row(const lang::Schema& schema, const engine::Snapshot& snapshot, lang::EntityId entity, std::size_t row);
/// All rows, each ended by a line break.
std::string rows(const lang::Schema& schema, const engine::Snapshot& snapshot, lang::EntityId entity);
/// `file:row column code value`, one a line.
std::string rejects(const engine::Snapshot& snapshot);
/// `key field department value file:row`, one a line.
std::string conflicts(const lang::Schema& schema, const engine::Snapshot& snapshot);
/// Everything in a snapshot that may reach an output; without places where `places` is false.
std::string everything(const lang::Schema& schema, const engine::Snapshot& snapshot, bool places = true);

}  // namespace yanpan::test
