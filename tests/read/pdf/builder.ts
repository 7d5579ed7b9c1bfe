import { createHash } from 'node:crypto';

/** One page of a PDF to write: its size in points, its drawing operators, its declared rotation. */
export interface PageSource {
  readonly width: number;
  readonly height: number;
  readonly content: string;
  readonly rotate?: number;
  /** Entries of the content stream's dictionary that say how it is packed. */
  readonly filter?: string;
}

/** Width of a character in em: ASCII takes half, anything else the whole. */
export function emWidth(char: string): number {
  return char <= '~' ? 0.5 : 1;
}

/** Width of some words in points. */
export function widthOf(words: string, size: number): number {
  return [...words].reduce((sum, char) => sum + emWidth(char) * size, 0);
}

/** Each font holds 64 neighbouring characters, on codes that are letters and digits of the font standing in for it. */
const perFont = 64;
const firstCode = 0x30;

/** Operators that show words from a point on (y counts upwards); `turn` is a text matrix without its origin. */
export function showText(x: number, y: number, size: number, words: string, turn = '1 0 0 1'): string {
  let shown = '';
  let open = -1;
  for (const char of words) {
    const point = char.codePointAt(0) ?? 0;
    const font = Math.floor(point / perFont);
    if (font !== open) shown += `${open < 0 ? '' : '> Tj '}/F${font} ${size} Tf <`;
    open = font;
    shown += (firstCode + (point % perFont)).toString(16);
  }
  return open < 0 ? '' : `BT ${turn} ${x.toFixed(2)} ${y.toFixed(2)} Tm ${shown}> Tj ET\n`;
}

/** A font's map to Unicode; `font` null gives its characters private codes, which mean nothing. */
function toUnicode(font: number | null): string {
  const first = (font === null ? 0xe000 : font * perFont).toString(16).padStart(4, '0');
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CMapName /Own def /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange',
    `1 beginbfrange <30> <6F> <${first}> endbfrange endcmap end end`,
  ].join('\n');
}

function stream(text: string, filter = ''): string {
  return `<< /Length ${text.length} ${filter}>>\nstream\n${text}\nendstream`;
}

const descriptor =
  '<< /Type /FontDescriptor /FontName /Own /Flags 32 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 ' +
  '/Descent -120 /CapHeight 880 /StemV 80 >>';

/** Shapes that no reader can have: nothing is embedded, so nothing binary is written. */
function fontObject(font: number, descriptorNumber: number, mapNumber: number): string {
  const widths = Array.from({ length: perFont }, (_, i) => emWidth(String.fromCodePoint(font * perFont + i)) * 1000);
  return (
    '<< /Type /Font /Subtype /TrueType /BaseFont /Own /Encoding /WinAnsiEncoding /FirstChar 48 /LastChar 111 ' +
    `/Widths [${widths.join(' ')}] /FontDescriptor ${descriptorNumber} 0 R /ToUnicode ${mapNumber} 0 R >>`
  );
}

const padding = Uint8Array.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a'.match(/../g) ?? [],
  (pair) => Number.parseInt(pair, 16),
);

function md5(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(createHash('md5').update(Buffer.concat(parts)).digest());
}

/** RC4, both ways. */
function rc4(secret: Uint8Array, data: Uint8Array): Uint8Array {
  const box = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (i: number, j: number): void => {
    [box[i], box[j]] = [box[j] ?? 0, box[i] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (box[i] ?? 0) + (secret[i % secret.length] ?? 0)) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return data.map((byte) => {
    i = (i + 1) & 255;
    j = (j + (box[i] ?? 0)) & 255;
    swap(i, j);
    return byte ^ (box[((box[i] ?? 0) + (box[j] ?? 0)) & 255] ?? 0);
  });
}

const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Encrypts streams with 40 bits as under an owner's password alone: anybody may read, few may change. */
function ownerProtection(objects: readonly string[]): { readonly objects: string[]; readonly trailer: string } {
  const owner = rc4(md5(latin('owner'), padding.subarray(5)).subarray(0, 5), padding);
  const permissions = Uint8Array.of(0xd4, 0xff, 0xff, 0xff);
  const secret = md5(padding, owner, permissions, Uint8Array.of(0)).subarray(0, 5);
  const user = rc4(secret, padding);
  const trailer = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${hex(owner)}> /U <${hex(user)}> >> /ID [<00> <00>] `;
  const encrypted = objects.map((body, i) =>
    body.replace(/(?<=stream\n).*(?=\nendstream)/s, (data) => {
      const own = md5(secret, Uint8Array.of(i + 1, (i + 1) >> 8, 0, 0, 0)).subarray(0, 10);
      return String.fromCharCode(...rc4(own, latin(data)));
    }),
  );
  return { objects: encrypted, trailer };
}

/** Puts numbered objects together to a file with its cross-reference table. */
function assemble(objects: readonly string[], trailer: string): Uint8Array {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((body, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (char) => char.charCodeAt(0));
}

const key = 'ab'.repeat(32);
const encryption = `/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${key}> /U <${key}> >> /ID [<00> <00>] `;

/**
 * A PDF of plain objects whose fonts are not embedded: enough for a text layer. `encrypt` protects it: by a
 * password nobody knows, or by an owner's alone; `unmapped` takes the meaning from all characters.
 */
export function buildPdf(
  pages: readonly PageSource[],
  options: { readonly encrypt?: 'unknown' | 'owner'; readonly unmapped?: boolean } = {},
): Uint8Array {
  const used = pages.flatMap(({ content }) => [...content.matchAll(/\/F(\d+) /g)].map((match) => Number(match[1])));
  const fonts = [...new Set(used)];
  const firstFont = 4;
  const firstPage = firstFont + fonts.length * 2;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${firstPage + i * 2} 0 R`).join(' ')}] >>`,
    descriptor,
    ...fonts.flatMap((font, i) => [
      fontObject(font, 3, firstFont + i * 2 + 1),
      stream(toUnicode(options.unmapped === true ? null : font)),
    ]),
    ...pages.flatMap(({ width, height, content, rotate, filter }, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate ?? 0} /Resources << /Font << ` +
        `${fonts.map((font, at) => `/F${font} ${firstFont + at * 2} 0 R`).join(' ')} >> >> ` +
        `/Contents ${firstPage + i * 2 + 1} 0 R >>`,
      stream(content, filter),
    ]),
  ];
  if (options.encrypt === 'owner') {
    const { objects: encrypted, trailer } = ownerProtection(objects);
    return assemble(encrypted, trailer);
  }
  return assemble(objects, options.encrypt === 'unknown' ? encryption : '');
}
