// The sentences of load errors, each with its way out, in both languages.

#include <string>
#include <utility>

#include <fmt/format.h>

#include "engine/load/load.hpp"

namespace yanpan::engine {

namespace {

/// Reasons of the system that people meet; others stay as the system words them.
std::string reason_zh(const std::string& reason) {
  static constexpr std::pair<const char*, const char*> kKnown[] = {
      {"No such file or directory", "没有这个文件或文件夹"}, {"Permission denied", "没有读取权限"},
      {"Not a directory", "不是文件夹"},                     {"Is a directory", "这是文件夹，不是文件"},
      {"Input/output error", "磁盘或网络读取出错"},          {"Too many open files", "同时打开的文件太多"},
  };
  for (const auto& [english, chinese] : kKnown) {
    if (reason == english) return chinese;
  }
  return reason;
}

std::string joined(const std::vector<std::string>& names, const char* separator) {
  std::string out;
  for (const std::string& name : names) {
    if (!out.empty()) out += separator;
    out += name;
  }
  return out;
}

std::string not_csv_zh(const LoadError& e) {
  if (e.arg == "xlsx") return fmt::format("{}：这是 Excel 工作簿（.xlsx），不是 CSV 文本。请在表格软件中另存为 CSV（UTF-8）再读入。", e.file);
  if (e.arg == "xls") return fmt::format("{}：这是旧版 Excel 工作簿（.xls），不是 CSV 文本。请在表格软件中另存为 CSV（UTF-8）再读入。", e.file);
  if (e.arg == "pdf") return fmt::format("{}：这是 PDF 文件，不是 CSV 文本。请从原系统导出 CSV。", e.file);
  return fmt::format("{}：文件中有空字节，不是文本。如果是 UTF-16 文本，请在来源中写“编码 UTF-16”，否则请重新导出为 CSV。", e.file);
}

std::string not_csv_en(const LoadError& e) {
  if (e.arg == "xlsx") return fmt::format("{}: this is an Excel workbook (.xlsx), not CSV text; save it as CSV (UTF-8) in the spreadsheet program", e.file);
  if (e.arg == "xls") return fmt::format("{}: this is an old Excel workbook (.xls), not CSV text; save it as CSV (UTF-8) in the spreadsheet program", e.file);
  if (e.arg == "pdf") return fmt::format("{}: this is a PDF file, not CSV text; export CSV from the system it came from", e.file);
  return fmt::format("{}: the file holds zero bytes and is not text; if it is UTF-16 text, write `encoding UTF-16` in the source, else export it as CSV again", e.file);
}

std::string message_zh(const LoadError& e) {
  switch (e.problem) {
    case LoadProblem::NoFile:
      return fmt::format("来源“{}”：数据文件夹中没有与“{}”相符的文件。请检查文件名；如果本期确实没有，在来源中写一行“可选”。", e.source, e.arg);
    case LoadProblem::NotReadable:
      if (e.file.empty()) return fmt::format("数据文件夹打不开：{}。请检查 --data 后的路径。", reason_zh(e.arg));
      return fmt::format("{}：文件打不开：{}。请检查文件权限。", e.file, reason_zh(e.arg));
    case LoadProblem::BadEncoding:
      return fmt::format("{} 第 {} 行：有不能识别的字节（位置 {}）。请另存为 UTF-8 或 GB18030，或在来源中用“编码”写明。", e.file, e.row, e.arg);
    case LoadProblem::MissingColumn:
      return fmt::format("{}：表头中没有“{}”列；现有的列：{}。请改正表头，或在来源“{}”中用“字段 ← \"列名\"”指明。", e.file, e.arg,
                         joined(e.others, "、"), e.source);
    case LoadProblem::DoubleColumn:
      return fmt::format("{}：表头中有两列都对应字段“{}”（“{}”）。请删去一列或改名。", e.file, e.arg, e.column);
    case LoadProblem::EmptyFile: return fmt::format("{}：文件是空的，第 1 行没有表头。请重新导出；没有数据时也要保留表头。", e.file);
    case LoadProblem::UnclosedQuote:
      return fmt::format("{} 第 {} 行“{}”列：双引号没有配对，后面的内容无法分格。请补上引号，或把单元格内的引号写成两个。", e.file, e.row, e.column);
    case LoadProblem::NotCsv: return not_csv_zh(e);
    case LoadProblem::TooLarge: return fmt::format("{}：数据太大，上限是 {}。请按时间或部门分开运行。", e.file, e.arg);
  }
  return {};
}

std::string message_en(const LoadError& e) {
  switch (e.problem) {
    case LoadProblem::NoFile:
      return fmt::format("source `{}`: no file in the data folder matches \"{}\"; check the name, or write `optional` in the source if there may be none", e.source, e.arg);
    case LoadProblem::NotReadable:
      if (e.file.empty()) return fmt::format("the data folder cannot be opened: {}; check the path after --data", e.arg);
      return fmt::format("{}: the file cannot be opened: {}; check its permissions", e.file, e.arg);
    case LoadProblem::BadEncoding:
      return fmt::format("{} line {}: bytes that are no text (offset {}); save the file as UTF-8 or GB18030, or name its `encoding` in the source", e.file, e.row, e.arg);
    case LoadProblem::MissingColumn:
      return fmt::format("{}: the header has no column \"{}\"; it has: {}; correct the header, or name the column in source `{}` with `field <- \"column\"`", e.file, e.arg,
                         joined(e.others, ", "), e.source);
    case LoadProblem::DoubleColumn:
      return fmt::format("{}: two columns of the header fill the field `{}` (\"{}\"); remove or rename one", e.file, e.arg, e.column);
    case LoadProblem::EmptyFile: return fmt::format("{}: the file is empty, line 1 holds no header; export it again, with a header even if there are no rows", e.file);
    case LoadProblem::UnclosedQuote:
      return fmt::format("{} line {}, column \"{}\": a quote is opened and never closed, so the cells after it cannot be told apart; close it, or double a quote inside a cell", e.file, e.row, e.column);
    case LoadProblem::NotCsv: return not_csv_en(e);
    case LoadProblem::TooLarge: return fmt::format("{}: too much data, the limit is {}; run it in parts, by period or department", e.file, e.arg);
  }
  return {};
}

}  // namespace

std::string message(const LoadError& error, Language language) { return language == Language::Zh ? message_zh(error) : message_en(error); }

}  // namespace yanpan::engine
