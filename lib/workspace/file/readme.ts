import { entryNames, fileVersion } from './format.ts';

/** The words that let people read the file without this program, in both languages. */
export function readmeText(): string {
  const names = entryNames;
  return `政务公开图谱 · 工作区文件（第 ${fileVersion} 版）
==========================

这是一个普通的 zip 压缩包，不用本软件也能打开：
- documents/：导入的原始文件，文件名为其 SHA-256 校验值；原名见 ${names.record}。
- ${names.facts}、${names.parquet}：已入库的全部数字，一行一个：机构、年度、指标、分项、数值、单位、状态、出处。
  status：reported 有数；zero_stated 明确说没有；derived 推算；not_reported 未提及；blank 空格；not_applicable 不涉及。
  没有数的不是 0。edited 为 true 的经人更正、补录或剔除（剔除的留作没有数，status 为 not_reported）。
- ${names.corrections}：每一次更正、补录、剔除：原值、新值、理由、时间；undone 为 true 的已撤销。
- ${names.decisions}：核验结果的认定（如有）。
- views.json、briefings/：保存的图表与简报（如有）。
- ${names.record}：完整的操作记录，按时间先后。readings/：每个文件读出的全部内容。
- ${names.manifest}：每一项的大小和 SHA-256 校验值。
放回去：在“导入”页选择本文件。改动过任何一个字节，软件都会拒绝导入；原有内容不变。

Gongkai Atlas: workspace file (version ${fileVersion})
==============================================

An ordinary zip archive, readable without the program:
- documents/: the files that were imported, named by their SHA-256; their own names are in ${names.record}.
- ${names.facts}, ${names.parquet}: every figure that was accepted, one row each: agency, year, metric, breakdown, value,
  unit, status, place. A figure without a number is no zero. Where edited is true a person corrected,
  added or rejected it (what was rejected stays without a number, as not_reported).
- ${names.corrections}: every correction, addition and rejection: old value, new value, reason, time; undone ones are marked.
- ${names.decisions}: what was decided about broken rules, if anything.
- views.json, briefings/: kept charts and briefings, if any.
- ${names.record}: the whole record, oldest entry first. readings/: all that was read of each file.
- ${names.manifest}: size and SHA-256 of every entry.
To load it, choose it on the import page. A file with a single changed byte is refused, and nothing changes.
`;
}
