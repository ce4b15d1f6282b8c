#include "tools/sample/kinds.hpp"

#include <array>

namespace yanpan::sample {
namespace {

struct Row {
  std::string_view name;
  std::string_view other;
  Report report;
  std::uint64_t weight;
};

constexpr std::array<Row, kKinds> kTable{{
    {"笔误", "错别字", Report::Card, 10},
    {"法条引用错误", "引用法条错误", Report::Review, 6},
    {"说理不足", "释法说理不充分", Report::Review, 6},
    {"格式不规范", "格式不规范", Report::Review, 6},
    {"应制作未制作", "应制作未制作", Report::Monitoring, 3},
    {"线下制作未上传", "线下制作未上传", Report::Monitoring, 3},
    {"漏填", "未填", Report::Card, 10},
    {"错填", "错填", Report::Card, 7},
    {"假填", "乱填", Report::Card, 1},
    {"填录不及时", "填录迟延", Report::Card, 6},
    {"案卡文书不一致", "案卡文书不一致", Report::Card, 5},
    {"延期手续不全", "延期手续不全", Report::Monitoring, 2},
    {"逾期未回复", "超期未回复", Report::Monitoring, 3},
    {"审批手续不全", "审批手续不全", Report::Monitoring, 4},
    {"家属通知逾期", "家属通知逾期", Report::Monitoring, 2},
    {"权利告知逾期", "告知逾期", Report::Monitoring, 3},
    {"未听取意见", "未听取意见", Report::Monitoring, 3},
    {"财物清单不符", "财物清单不符", Report::Monitoring, 3},
    {"事实遗漏", "事实遗漏", Report::Review, 3},
    {"证据采信瑕疵", "证据采信瑕疵", Report::Review, 4},
    {"法律适用错误", "法律适用错误", Report::Review, 3},
    {"归档迟延", "归档迟延", Report::Monitoring, 4},
}};

constexpr std::uint64_t total_weight() {
  std::uint64_t sum = 0;
  for (const Row& row : kTable) sum += row.weight;
  return sum;
}

const Row& row_of(Kind kind) { return kTable[static_cast<std::size_t>(kind)]; }

}  // namespace

std::string_view name(Kind kind) { return row_of(kind).name; }
std::string_view other_name(Kind kind) { return row_of(kind).other; }
Report report(Kind kind) { return row_of(kind).report; }

Kind draw_kind(Draw& draw) {
  std::uint64_t left = draw.below(total_weight());
  std::size_t i = 0;
  while (left >= kTable[i].weight) left -= kTable[i++].weight;
  return static_cast<Kind>(i);
}

}  // namespace yanpan::sample
