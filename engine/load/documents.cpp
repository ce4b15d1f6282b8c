#include "engine/load/documents.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/load/byte_scan.hpp"

namespace yanpan::engine {

namespace {

// Large enough to read ahead, small enough to share out evenly.
constexpr std::size_t kPart = std::size_t{1} << 20;
// Files are numbered in 16 bits, the last number stands for none.
constexpr std::size_t kMostFiles = 65535;

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

struct Part {
  std::size_t file;
  std::size_t begin, end;      // in the bytes after a UTF-8 mark
  ByteScan scan;
  std::optional<std::size_t> utf8_error;
};

bool continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// Moves a cut to the start of a character; at most three bytes belong to one that began before.
std::size_t character_start(std::string_view text, std::size_t pos) {
  for (int i = 0; i < 3 && pos < text.size() && continuation(text[pos]); ++i) ++pos;
  return pos;
}

class Opening {
 public:
  Opening(const lang::Schema& schema, const FileSource& source, const Crew& crew, std::vector<LoadError>& errors)
      : schema_(schema), source_(source), crew_(crew), errors_(errors) {}

  Documents run() {
    find();
    open();
    scan();
    read();
    return std::move(out_);
  }

 private:
  void add_error(LoadProblem problem, std::string file, std::string source, std::string arg) {
    LoadError error{};
    error.problem = problem;
    error.file = std::move(file);
    error.source = std::move(source);
    error.arg = std::move(arg);
    errors_.push_back(std::move(error));
  }

  void find() {
    std::vector<std::vector<std::string>> names;
    for (const lang::Source& source : schema_.sources) {
      names.push_back(source_.matching(source.file));
      if (names.back().empty() && !source.optional) add_error(LoadProblem::NoFile, "", source.name.stable(), source.file);
      out_.names.insert(out_.names.end(), names.back().begin(), names.back().end());
    }
    std::sort(out_.names.begin(), out_.names.end());
    out_.names.erase(std::unique(out_.names.begin(), out_.names.end()), out_.names.end());
    if (out_.names.size() > kMostFiles) {
      add_error(LoadProblem::TooLarge, out_.names[kMostFiles], "", std::to_string(kMostFiles));
      out_.names.resize(kMostFiles);
    }
    out_.of_source.resize(schema_.sources.size());
    for (std::size_t s = 0; s < names.size(); ++s) {
      for (const std::string& name : names[s]) add_document(s, name);
    }
  }

  void add_document(std::size_t source, const std::string& name) {
    const auto found = std::lower_bound(out_.names.begin(), out_.names.end(), name);
    if (found == out_.names.end()) return;
    const std::pair place(found - out_.names.begin(), schema_.sources[source].encoding);
    const auto [document, added] = known_.try_emplace(place, out_.documents.size());
    out_.of_source[source].push_back(document->second);
    if (!added) return;
    Document& made = out_.documents.emplace_back();
    made.file = static_cast<std::uint16_t>(place.first);
    made.encoding = place.second;
  }

  void open() {
    for (const std::string& name : out_.names) {
      auto bytes = source_.open(name);
      if (bytes) {
        out_.files.push_back(std::move(*bytes));
        continue;
      }
      add_error(LoadProblem::NotReadable, name, "", bytes.error());
      out_.files.push_back(nullptr);
    }
    bad_.resize(out_.documents.size());
  }

  /// The bytes after a UTF-8 mark: what parts are counted in.
  std::string_view marked_off(std::size_t file) const {
    const std::string_view bytes = out_.files[file]->bytes();
    return bytes.substr(bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0);
  }

  void scan() {
    for (std::size_t file = 0; file < out_.files.size(); ++file) {
      first_part_.push_back(parts_.size());
      if (!out_.files[file]) continue;
      const std::size_t size = marked_off(file).size();
      for (std::size_t begin = 0; begin < size; begin += kPart) parts_.push_back({file, begin, std::min(begin + kPart, size), {}, {}});
    }
    first_part_.push_back(parts_.size());
    const auto scan_part = [&](std::size_t i, unsigned) {
      Part& part = parts_[i];
      const std::string_view text = marked_off(part.file);
      const std::string_view bytes = text.substr(part.begin, part.end - part.begin);
      out_.files[part.file]->expect(bytes);
      part.scan = scan_bytes(bytes);
      if (part.scan.ascii) return;
      const std::size_t begin = part.begin == 0 ? 0 : character_start(text, part.begin), end = character_start(text, part.end);
      if (const auto error = utf8_error(text.substr(begin, end - begin))) part.utf8_error = begin + *error;
    };
    crew_.run(parts_.size(), scan_part);
  }

  void read() {
    crew_.run(out_.documents.size(), [&](std::size_t document, unsigned) { read(document); });
    for (auto& errors : bad_) std::move(errors.begin(), errors.end(), std::back_inserter(errors_));
  }

  RawBytes raw_bytes(std::size_t file) const {
    RawBytes raw{out_.files[file]->bytes(), {}, {}};
    const std::size_t mark = raw.bytes.size() - marked_off(file).size();
    for (std::size_t i = first_part_[file]; i < first_part_[file + 1]; ++i) {
      raw.scan += parts_[i].scan;
      if (!raw.utf8_error && parts_[i].utf8_error) raw.utf8_error = mark + *parts_[i].utf8_error;
    }
    return raw;
  }

  void read(std::size_t index) {
    Document& document = out_.documents[index];
    if (!out_.files[document.file]) return;
    auto text = decode_text(raw_bytes(document.file), document.encoding);
    if (!text) return fail(index, text.error());
    document.text = std::move(*text);
    document.separator = detect_separator(document.text.text);
    document.header = read_header(document.text.text, document.separator);
    LoadError error{};
    if (document.header.unclosed) return fail_unclosed(index, *document.header.unclosed);
    error.problem = LoadProblem::EmptyFile;
    if (document.header.names.empty()) return fail(index, error);
    cut(index);
  }

  void cut(std::size_t index) {
    Document& document = out_.documents[index];
    const std::string_view text = document.text.text;
    if (!document.text.scan.quote) {
      document.chunks = cut_plain(text, document.header, line_ends(document), kPart);
      return;
    }
    CsvCut cut = cut_quoted(text, document.header, document.separator, kPart);
    document.chunks = std::move(cut.chunks);
    if (cut.unclosed) fail_unclosed(index, *cut.unclosed);
  }

  /// Of a text that is the file's own bytes they are counted already.
  std::vector<std::size_t> line_ends(const Document& document) const {
    std::vector<std::size_t> out;
    const std::string_view text = document.text.text;
    if (document.text.owned) {
      for (std::size_t begin = 0; begin < text.size(); begin += kPart) out.push_back(scan_bytes(text.substr(begin, kPart)).line_ends);
      return out;
    }
    for (std::size_t i = first_part_[document.file]; i < first_part_[document.file + 1u]; ++i) out.push_back(parts_[i].scan.line_ends);
    return out;
  }

  void fail(std::size_t index, LoadError error) {
    error.file = out_.names[out_.documents[index].file];
    bad_[index].push_back(std::move(error));
  }

  void fail_unclosed(std::size_t index, const UnclosedQuote& at) {
    const std::vector<std::string>& names = out_.documents[index].header.names;
    LoadError error{};
    error.problem = LoadProblem::UnclosedQuote;
    error.row = at.line;
    if (at.column < names.size() && at.line > 1) error.column = names[at.column];
    if (error.column.empty()) error.column = std::to_string(at.column + 1);
    fail(index, std::move(error));
  }

  const lang::Schema& schema_;
  const FileSource& source_;
  const Crew& crew_;
  std::vector<LoadError>& errors_;
  Documents out_;
  std::map<std::pair<std::ptrdiff_t, lang::Encoding>, std::size_t> known_;
  std::vector<Part> parts_;
  std::vector<std::size_t> first_part_;                // by file, and the end
  std::vector<std::vector<LoadError>> bad_;            // by document
};

}  // namespace

Documents open_documents(const lang::Schema& schema, const FileSource& files, const Crew& crew, std::vector<LoadError>& errors) {
  return Opening(schema, files, crew, errors).run();
}

}  // namespace yanpan::engine
