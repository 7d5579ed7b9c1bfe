import { strToU8, unzipSync } from 'fflate';
import { zipFiles } from '../read/docx/builder.ts';
import type { Random } from './random.ts';

/** Things that have broken readers before: syntax of every format, numbers too large, marks that are not characters. */
const hostileTokens: readonly (string | readonly number[])[] = [
  '%PDF-1.7\n',
  '1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\n',
  '/Count 99999999',
  '/MediaBox [0 0 1e30 -1e30]',
  '/Length 99999999999',
  'endstream endobj',
  '1e99 0 0 1e99 0 0 cm',
  '<tr>',
  '</table>',
  '<table><tr><td>'.repeat(40),
  '<div>'.repeat(500),
  '<td colspan="999999999" rowspan="99999">',
  '<td colspan="-3">',
  '<w:gridSpan w:val="2147483648"/>',
  '<w:vMerge w:val="restart"/>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<c r="ZZZ99999999"><v>1e308</v></c>',
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
  '&b;',
  '&#x110000;',
  '&#xD800;',
  '&#0;',
  '&nbsp;'.repeat(50),
  '<![CDATA[',
  '<!--',
  '<script>',
  '<meta charset="utf-7">',
  '9'.repeat(400),
  '1'.repeat(40),
  '0x1F',
  '-0',
  'NaN',
  'Infinity',
  '1e400',
  '12345678901234567890条',
  '\u0000',
  '\u0001\u0002\u001b',
  '\ufeff',
  '\u200b\u200d\u2060',
  '\u202e',
  '\u2028',
  '\f',
  '\r',
  '\t'.repeat(60),
  '|'.repeat(60),
  '"',
  '""""',
  ','.repeat(300),
  '（'.repeat(200),
  '一、'.repeat(30),
  '第二十条第（一）项',
  '一、本年新收政府信息公开申请数量',
  '（七）总计',
  '总计',
  '四、结转下年度继续办理',
  '统计指标\t单位\t统计数',
  '2021年',
  '99999999年',
  '同比增长9999999999%',
  '约零点零零万亿余条',
  '𠮷'.repeat(20),
  '=?utf-8?B?////?=',
  '\\u-2147483648 ?\\uc99999 ',
  '\\bin99999999 ',
  '{\\*\\x ',
  '}'.repeat(3),
  '{\\footnote '.repeat(30),
  '\\trowd\\trleft-999999999\\cellx2147483647\\cellx-5\\cell\\row ',
  '\\intbl\\itap99999999\\nestcell\\nestrow ',
  '\\ls1\\ilvl99\\s-1\\f999 ',
  "\\'d5\\'",
  'Content-Transfer-Encoding: base64\r\n\r\n',
  [0xed, 0xa0, 0x80],
  [0xed, 0xb0, 0x80],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0xef, 0xbb, 0xbf],
  [0xf8, 0x88, 0x80, 0x80, 0x80],
  [0x80, 0x80, 0x80],
  [0x81, 0x30, 0x81, 0x30],
  [0x50, 0x4b, 0x01, 0x02],
  [0x50, 0x4b, 0x05, 0x06],
];

const tokenBytes = hostileTokens.map((token) => (typeof token === 'string' ? strToU8(token) : Uint8Array.from(token)));

function splice(bytes: Uint8Array, from: number, removed: number, inserted: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length - Math.min(removed, bytes.length - from) + inserted.length);
  out.set(bytes.subarray(0, from));
  out.set(inserted, from);
  out.set(bytes.subarray(from + removed), from + inserted.length);
  return out;
}

/** Changes one to five things in some bytes; `other` lends a stretch of itself. */
export function mutateBytes(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let out: Uint8Array = bytes.slice();
  const changes = 1 + random.int(5);
  const none = new Uint8Array();
  for (let i = 0; i < changes; i++) {
    const at = random.int(out.length + 1);
    const length = 1 + random.int(random.chance(0.2) ? 4000 : 60);
    switch (random.int(9)) {
      case 0:
      case 1:
        if (at < out.length) out[at] = random.int(256);
        break;
      case 2:
        if (at < out.length) out[at] = (out[at] ?? 0) ^ (1 << random.int(8));
        break;
      case 3:
        out = splice(out, at, length, none);
        break;
      case 4:
        out = splice(out, at, 0, out.slice(at, at + length));
        break;
      case 5:
        if (random.chance(0.3)) out = out.slice(0, at);
        break;
      case 6: {
        const from = random.int(other.length + 1);
        out = splice(out, at, random.chance(0.5) ? length : 0, other.slice(from, from + length));
        break;
      }
      default:
        out = splice(out, at, 0, random.pick(tokenBytes));
    }
  }
  return out;
}

/** The words of one element changed, well formed. */
function mutateWords(text: string, random: Random): string {
  const words = [...text.matchAll(/(?<=>)[^<>]+(?=<)/g)];
  if (words.length === 0) return text;
  const { index, 0: found } = random.pick(words);
  const at = random.int(found.length + 1);
  const word = new TextDecoder().decode(random.pick(tokenBytes));
  // What XML cannot hold is left to the other mutations.
  const escaped = word
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/\p{Cc}/gu, '');
  return text.slice(0, index + at) + escaped + text.slice(index + (random.chance(0.5) ? found.length : at));
}

/** Text of one XML part changed: a stretch of it removed, repeated or exchanged, hostile words put in. */
function mutateXml(xml: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const text = new TextDecoder().decode(xml);
  if (random.chance(0.4)) return strToU8(mutateWords(mutateWords(text, random), random));
  if (random.chance(0.3)) return mutateBytes(xml, other, random);
  const tags = [...text.matchAll(/<[^>]+>/g)].map((match) => match.index);
  if (tags.length < 4) return mutateBytes(xml, other, random);
  // Whole tags: what stays is often well formed.
  const cut = (): number => random.pick(tags);
  const [a = 0, b = 0, c = 0] = [cut(), cut(), cut()].sort((x, y) => x - y);
  const word = new TextDecoder().decode(random.pick(tokenBytes));
  switch (random.int(5)) {
    case 0:
      return strToU8(text.slice(0, a) + text.slice(b));
    case 1:
      return strToU8(text.slice(0, b) + text.slice(a, b) + text.slice(b));
    case 2:
      return strToU8(text.slice(0, a) + text.slice(b, c) + text.slice(a, b) + text.slice(c));
    case 3:
      return strToU8(text.slice(0, a) + word + text.slice(a));
    default: {
      const end = text.indexOf('>', a);
      const name = random.pick(['w:tbl', 'w:tr', 'w:tc', 'w:p', 'w:r', 'w:t', 'row', 'c', 'v', 'is']);
      return strToU8(`${text.slice(0, a)}<${name}>${text.slice(end + 1)}`);
    }
  }
}

/** A ZIP file whose inner files are changed and packed again, so that the changes get past the checksums. */
export function mutateInside(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const files: Record<string, Uint8Array> = unzipSync(bytes);
  const names = Object.keys(files);
  const weighty = names.filter((name) => /document\.xml$|sheet\d+\.xml$|workbook\.xml$|\.txt$|\.docx$/.test(name));
  const name = random.chance(0.8) && weighty.length > 0 ? random.pick(weighty) : random.pick(names);
  const content = files[name] ?? new Uint8Array();
  if (random.chance(0.05)) delete files[name];
  else files[name] = name.endsWith('.docx') ? mutateBytes(content, other, random) : mutateXml(content, other, random);
  return zipFiles(files);
}
