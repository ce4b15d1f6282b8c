// Texts as dense ids: equal bytes, equal id. Ids say nothing about order; what
// is written is always ordered by bytes. Filled by the loader (several threads
// may intern at once), read-only afterwards.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace yanpan::engine {

class TextPool {
 public:
  /// No text's id.
  static constexpr std::uint32_t kNone = 0xffffffffu;

  TextPool();
  ~TextPool();
  TextPool(TextPool&&) noexcept;
  TextPool& operator=(TextPool&&) noexcept;

  /// Room for about `texts` distinct texts; call before threads intern.
  void reserve(std::size_t texts);
  /// Thread-safe. The bytes are copied unless `stable` says they outlive the pool's users.
  std::uint32_t intern(std::string_view text, bool stable = false);
  std::optional<std::uint32_t> find(std::string_view text) const;
  std::string_view at(std::uint32_t id) const;
  /// The texts of many ids at once, so that their cache misses overlap; that of kNone is empty.
  void at_all(std::span<const std::uint32_t> ids, std::string_view* texts) const;
  /// One more than the largest id. Ids come in blocks, so a few may be unused; the text of such an id is empty.
  std::size_t size() const;

 private:
  struct Impl;

 public:
  /// One thread's way in: it owns a stretch of memory and a block of ids, so
  /// that threads meet only where they add the same text. Much faster than
  /// TextPool::intern for many texts. Must not outlive the pool.
  class Writer {
   public:
    explicit Writer(TextPool& pool) : pool_(*pool.impl_) {}
    std::uint32_t intern(std::string_view text);
    /// ids[i] is the id of texts[i].
    void intern_all(std::span<const std::string_view> texts, std::uint32_t* ids);

   private:
    friend struct Impl;
    Impl& pool_;
    std::uint32_t next_unit_ = 0, end_unit_ = 0;
    std::uint32_t next_id_ = 0, end_id_ = 0;
  };

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace yanpan::engine
