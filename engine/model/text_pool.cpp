#include "engine/model/text_pool.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "engine/model/pages.hpp"
#include "engine/model/text_hash.hpp"
#include "lang/base/check.hpp"

// How it is stored. A text lies once in an arena as a record: id, length, bytes.
// The arena is counted in units of 4 bytes, so 32 bits address 16 GB of texts,
// and cut into segments of 1 MB that never move. A slot of the hash table holds
// 32 bits of the hash beside the record's unit: most misses never leave the
// table, a hit touches the slot and the record. Ids lead to units through a
// second array, for at(). Looking up takes no lock; adding takes that of one
// of 64 shards.

namespace yanpan::engine {

namespace {

constexpr unsigned kShardBits = 6;
constexpr std::size_t kShards = std::size_t{1} << kShardBits;
constexpr std::size_t kUnit = 4;
constexpr unsigned kSegmentBits = 18;                             // units a segment
constexpr std::uint32_t kSegmentUnits = 1u << kSegmentBits;
constexpr std::size_t kSegments = std::size_t{1} << (32 - kSegmentBits);
constexpr unsigned kIdBits = 16;                                  // ids a piece of the id array
constexpr std::uint32_t kIdsPerPiece = 1u << kIdBits;
constexpr std::size_t kIdPieces = std::size_t{1} << (32 - kIdBits);
constexpr std::uint32_t kIdBlock = 512;                           // ids a writer takes at once

struct RecordHead {
  std::uint32_t id;
  std::uint32_t size;
};

using Slots = std::unique_ptr<std::uint64_t[], std::function<void(std::uint64_t*)>>;

/// `n` free slots.
Slots make_slots(std::size_t n) {
  const std::size_t bytes = n * sizeof(std::uint64_t);
  return {static_cast<std::uint64_t*>(allocate_zero_pages(bytes)), [bytes](std::uint64_t* slots) { free_pages(slots, bytes); }};
}

struct SlotTable {
  std::size_t slots;
  std::uint64_t* data;
};

struct alignas(64) Shard {
  std::mutex mutex;
  std::atomic<SlotTable*> table{nullptr};
  std::size_t used = 0;
  // Replaced tables stay until the pool goes: a reader may still be in one.
  std::vector<std::unique_ptr<SlotTable>> tables;
  std::vector<Slots> memory;
};

std::size_t shard_of(std::uint64_t hash) { return hash >> (64 - kShardBits); }
std::uint64_t tag_of(std::uint64_t hash) { return hash >> 24 & 0xffffffffu; }
bool too_full(std::size_t used, std::size_t slots) { return used * 4 >= slots * 3; }

}  // namespace

struct TextPool::Impl {
  std::array<Shard, kShards> shards;
  char** segments;                                     // read and written through atomic_ref
  std::uint32_t** id_pieces;                           // likewise
  std::atomic<std::uint32_t> next_segment{0};
  std::atomic<std::uint32_t> next_id{0};
  std::vector<std::pair<void*, std::size_t>> blocks;   // arena memory, by block_mutex
  std::mutex block_mutex;
  std::mutex own_mutex;                                // of TextPool::intern
  std::unique_ptr<Writer> own;
  Slots reserved;                                      // slots of all shards, see TextPool::reserve

  Impl()
      : segments(static_cast<char**>(allocate_zero_pages(kSegments * sizeof(char*)))),
        id_pieces(static_cast<std::uint32_t**>(allocate_zero_pages(kIdPieces * sizeof(std::uint32_t*)))) {
    for (Shard& shard : shards) replace_table(shard, 16);
  }

  ~Impl() {
    for (std::size_t piece = 0; piece * kIdsPerPiece < next_id; ++piece) free_pages(id_pieces[piece], kIdsPerPiece * sizeof(std::uint32_t));
    for (const auto& [block, bytes] : blocks) free_pages(block, bytes);
    free_pages(segments, kSegments * sizeof(char*));
    free_pages(id_pieces, kIdPieces * sizeof(std::uint32_t*));
  }

  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  char* record(std::uint32_t unit) const {
    return std::atomic_ref(segments[unit >> kSegmentBits]).load(std::memory_order_acquire) + (unit & (kSegmentUnits - 1)) * kUnit;
  }

  std::uint32_t* id_piece(std::uint32_t id) const { return std::atomic_ref(id_pieces[id >> kIdBits]).load(std::memory_order_acquire); }

  static RecordHead head(const char* record) {
    RecordHead head;
    std::memcpy(&head, record, sizeof head);
    return head;
  }

  static std::string_view text(const char* record) { return {record + sizeof(RecordHead), head(record).size}; }

  /// The record of `text` in `table`, or null. `slot` is then the free slot met.
  const char* probe(const SlotTable& table, std::string_view wanted, std::uint64_t hash, std::size_t& slot) const {
    const std::size_t mask = table.slots - 1;
    for (slot = hash & mask;; slot = (slot + 1) & mask) {
      const std::uint64_t entry = std::atomic_ref(table.data[slot]).load(std::memory_order_acquire);
      if (entry == 0) return nullptr;
      if (entry >> 32 != tag_of(hash)) continue;
      const char* found = record(static_cast<std::uint32_t>(entry));
      if (same_text(text(found), wanted)) return found;
    }
  }

  std::optional<std::uint32_t> find(std::string_view wanted, std::uint64_t hash) const {
    std::size_t slot;
    const char* found = probe(*shards[shard_of(hash)].table.load(std::memory_order_acquire), wanted, hash, slot);
    if (found == nullptr) return std::nullopt;
    return head(found).id;
  }

  void replace_table(Shard& shard, std::size_t slots) {
    shard.memory.push_back(make_slots(slots));
    replace_table(shard, {slots, shard.memory.back().get()});
  }

  void replace_table(Shard& shard, SlotTable empty) {
    auto table = std::make_unique<SlotTable>(empty);
    if (SlotTable* old = shard.table) {
      for (std::size_t i = 0; i < old->slots; ++i) {
        if (old->data[i] != 0) place(*table, text_hash(text(record(static_cast<std::uint32_t>(old->data[i])))), old->data[i]);
      }
    }
    shard.table.store(table.get(), std::memory_order_release);
    shard.tables.push_back(std::move(table));
  }

  static void place(SlotTable& table, std::uint64_t hash, std::uint64_t entry) {
    const std::size_t mask = table.slots - 1;
    std::size_t slot = hash & mask;
    while (table.data[slot] != 0) slot = (slot + 1) & mask;
    table.data[slot] = entry;
  }

  std::uint32_t intern(Writer& writer, std::string_view wanted, std::uint64_t hash) {
    if (const auto id = find(wanted, hash)) return *id;
    Shard& shard = shards[shard_of(hash)];
    const std::lock_guard lock(shard.mutex);
    std::size_t slot;
    if (const char* found = probe(*shard.table, wanted, hash, slot)) return head(found).id;
    if (too_full(shard.used + 1, shard.table.load()->slots)) {
      replace_table(shard, shard.table.load()->slots * 2);
      probe(*shard.table, wanted, hash, slot);
    }
    const std::uint32_t id = take_id(writer);
    const std::uint32_t unit = add_record(writer, id, wanted);
    id_piece(id)[id & (kIdsPerPiece - 1)] = unit;
    std::atomic_ref(shard.table.load()->data[slot]).store(tag_of(hash) << 32 | unit, std::memory_order_release);
    ++shard.used;
    return id;
  }

  std::uint32_t take_id(Writer& writer) {
    if (writer.next_id_ == writer.end_id_) {
      const std::lock_guard lock(block_mutex);
      writer.next_id_ = next_id;
      YANPAN_CHECK(writer.next_id_ <= 0x7fffffffu - kIdBlock, "more distinct texts than ids");
      writer.end_id_ = writer.next_id_ + kIdBlock;
      next_id = writer.end_id_;
      const std::atomic_ref piece(id_pieces[writer.next_id_ >> kIdBits]);
      if (piece.load() == nullptr) piece.store(static_cast<std::uint32_t*>(allocate_zero_pages(kIdsPerPiece * sizeof(std::uint32_t))));
    }
    return writer.next_id_++;
  }

  std::uint32_t add_record(Writer& writer, std::uint32_t id, std::string_view bytes) {
    const std::size_t units = (sizeof(RecordHead) + bytes.size() + kUnit - 1) / kUnit;
    const std::uint32_t unit = take_units(writer, units);
    char* to = record(unit);
    const RecordHead written{id, static_cast<std::uint32_t>(bytes.size())};
    std::memcpy(to, &written, sizeof written);
    if (!bytes.empty()) std::memcpy(to + sizeof written, bytes.data(), bytes.size());
    return unit;
  }

  std::uint32_t take_units(Writer& writer, std::size_t units) {
    // A long text gets segments of its own, so that what is left of the writer's one is not lost.
    if (units > kSegmentUnits / 4) return add_segments(units + 1) + 1;
    if (writer.end_unit_ - writer.next_unit_ < units) {
      // Once there are many texts, larger stretches come in huge pages and are found faster.
      const std::uint32_t stretch = kSegmentUnits * (next_segment < 8 ? 1 : 4);
      const std::uint32_t first = add_segments(stretch);
      writer.next_unit_ = first + 1;   // unit 0 would make an empty slot
      writer.end_unit_ = first + (stretch - 1);
    }
    return std::exchange(writer.next_unit_, static_cast<std::uint32_t>(writer.next_unit_ + units));
  }

  /// First unit of enough whole segments that lie side by side.
  std::uint32_t add_segments(std::size_t units) {
    const std::size_t count = (units + kSegmentUnits - 1) / kSegmentUnits;
    const std::size_t bytes = count * kSegmentUnits * kUnit;
    char* block = static_cast<char*>(allocate_pages(bytes));
    const std::lock_guard lock(block_mutex);
    const std::uint32_t first = next_segment;
    YANPAN_CHECK(first + count < kSegments, "more than 16 GB of distinct texts");
    next_segment = static_cast<std::uint32_t>(first + count);
    for (std::size_t i = 0; i < count; ++i) {
      std::atomic_ref(segments[first + i]).store(block + i * kSegmentUnits * kUnit, std::memory_order_release);
    }
    blocks.emplace_back(block, bytes);
    return first << kSegmentBits;
  }

  void prefetch_slot(std::uint64_t hash) const {
    const SlotTable* table = shards[shard_of(hash)].table.load(std::memory_order_acquire);
    __builtin_prefetch(&table->data[hash & (table->slots - 1)]);
  }

  void prefetch_record(std::uint64_t hash) const {
    const SlotTable* table = shards[shard_of(hash)].table.load(std::memory_order_acquire);
    const std::uint64_t entry = std::atomic_ref(table->data[hash & (table->slots - 1)]).load(std::memory_order_acquire);
    if (entry != 0) __builtin_prefetch(record(static_cast<std::uint32_t>(entry)));
  }
};

TextPool::TextPool() : impl_(std::make_unique<Impl>()) {}
TextPool::~TextPool() = default;
TextPool::TextPool(TextPool&&) noexcept = default;
TextPool& TextPool::operator=(TextPool&&) noexcept = default;

void TextPool::reserve(std::size_t texts) {
  const std::size_t slots = std::bit_ceil(texts / kShards * 4 / 3 + 8);
  if (impl_->reserved || slots <= impl_->shards[0].table.load()->slots) return;
  // One block for all shards is large enough for huge pages.
  impl_->reserved = make_slots(slots * kShards);
  for (std::size_t s = 0; s < kShards; ++s) {
    const std::lock_guard lock(impl_->shards[s].mutex);
    impl_->replace_table(impl_->shards[s], {slots, impl_->reserved.get() + s * slots});
  }
}

std::uint32_t TextPool::intern(std::string_view text, bool) {
  const std::uint64_t hash = text_hash(text);
  if (const auto id = impl_->find(text, hash)) return *id;
  const std::lock_guard lock(impl_->own_mutex);
  if (!impl_->own) impl_->own = std::make_unique<Writer>(*this);
  return impl_->intern(*impl_->own, text, hash);
}

std::optional<std::uint32_t> TextPool::find(std::string_view text) const { return impl_->find(text, text_hash(text)); }

std::string_view TextPool::at(std::uint32_t id) const {
  const std::uint32_t unit = impl_->id_piece(id)[id & (kIdsPerPiece - 1)];
  return unit == 0 ? std::string_view() : Impl::text(impl_->record(unit));
}

void TextPool::at_all(std::span<const std::uint32_t> ids, std::string_view* texts) const {
  constexpr std::size_t kBatch = 32;
  const std::uint32_t* slots[kBatch];
  const char* records[kBatch];
  for (std::size_t begin = 0; begin < ids.size(); begin += kBatch) {
    const std::size_t n = std::min(kBatch, ids.size() - begin);
    for (std::size_t i = 0; i < n; ++i) {
      const std::uint32_t id = ids[begin + i];
      slots[i] = id == kNone ? nullptr : impl_->id_piece(id) + (id & (kIdsPerPiece - 1));
      __builtin_prefetch(slots[i]);
    }
    for (std::size_t i = 0; i < n; ++i) {
      records[i] = slots[i] == nullptr || *slots[i] == 0 ? nullptr : impl_->record(*slots[i]);
      __builtin_prefetch(records[i]);
    }
    for (std::size_t i = 0; i < n; ++i) texts[begin + i] = records[i] == nullptr ? std::string_view() : Impl::text(records[i]);
  }
}

std::size_t TextPool::size() const { return impl_->next_id; }

std::uint32_t TextPool::Writer::intern(std::string_view text) { return pool_.intern(*this, text, text_hash(text)); }

void TextPool::Writer::intern_all(std::span<const std::string_view> texts, std::uint32_t* ids) {
  // Three rounds over a handful of texts keep several cache misses in flight at once.
  constexpr std::size_t kBatch = 16;
  std::uint64_t hashes[kBatch];
  std::string_view last;
  std::uint64_t last_hash = 0;
  std::uint32_t last_id = 0;
  for (std::size_t begin = 0; begin < texts.size(); begin += kBatch) {
    const std::size_t n = std::min(kBatch, texts.size() - begin);
    for (std::size_t i = 0; i < n; ++i) pool_.prefetch_slot(hashes[i] = text_hash(texts[begin + i]));
    for (std::size_t i = 0; i < n; ++i) pool_.prefetch_record(hashes[i]);
    for (std::size_t i = 0; i < n; ++i) {
      const std::string_view text = texts[begin + i];
      if (last.data() == nullptr || hashes[i] != last_hash || !same_text(text, last)) {
        last = text;
        last_hash = hashes[i];
        last_id = pool_.intern(*this, text, last_hash);
      }
      ids[begin + i] = last_id;
    }
  }
}

}  // namespace yanpan::engine
