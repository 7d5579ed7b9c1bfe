const digits = [...'〇一二三四五六七八九'];
const legalDigits = [...'零壹贰叁肆伍陆柒捌玖'];
const stems = [...'甲乙丙丁戊己庚辛壬癸'];
const branches = [...'子丑寅卯辰巳午未申酉戌亥'];
const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** 1 to 9999 in Chinese: 十二, 一百零三 (legal: 壹拾贰). */
function counted(value: number, numerals: readonly string[], units: readonly string[], zero: string): string {
  let words = '';
  let gap = false;
  for (const [place, unit] of [...units.entries()].reverse()) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      gap = words !== '';
    } else {
      words += `${gap ? zero : ''}${numerals[digit] ?? ''}${unit}`;
      gap = false;
    }
  }
  return words;
}

function chinese(value: number): string {
  return counted(value, digits, ['', '十', '百', '千'], '零').replace(/^一十/, '十');
}

function roman(value: number): string {
  let words = '';
  let left = value;
  for (const [worth, letters] of romans) {
    while (left >= worth) {
      words += letters;
      left -= worth;
    }
  }
  return words;
}

/** a … z, aa, bb … as Word counts. */
function letter(value: number): string {
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(Math.ceil(value / 26), 9));
}

/** One of a run of Unicode characters, the plain numeral beyond its end. */
function oneOf(first: number, count: number): (value: number) => string {
  return (value) => (value <= count ? String.fromCodePoint(first + value - 1) : String(value));
}

const spelled = (value: number): string => [...String(value)].map((digit) => digits[Number(digit)] ?? '').join('');
const inTurn = (signs: readonly string[]) => (value: number) => signs[(value - 1) % signs.length] ?? '';

const formats: ReadonlyMap<string, (value: number) => string> = new Map([
  ['decimalZero', (value) => String(value).padStart(2, '0')],
  ['decimalFullWidth', (value) => String(value).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)))],
  ['decimalFullWidth2', (value) => String(value).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)))],
  ['decimalEnclosedCircle', oneOf(0x2460, 20)],
  ['decimalEnclosedCircleChinese', oneOf(0x2460, 20)],
  ['decimalEnclosedParen', oneOf(0x2474, 20)],
  ['decimalEnclosedFullstop', oneOf(0x2488, 20)],
  ['ideographEnclosedCircle', oneOf(0x3280, 10)],
  ['chineseCounting', chinese],
  ['chineseCountingThousand', chinese],
  ['japaneseCounting', chinese],
  ['taiwaneseCounting', chinese],
  ['taiwaneseCountingThousand', chinese],
  ['koreanCounting', chinese],
  ['ideographDigital', spelled],
  ['japaneseDigitalTenThousand', spelled],
  ['taiwaneseDigital', spelled],
  ['chineseLegalSimplified', (value) => counted(value, legalDigits, ['', '拾', '佰', '仟'], '零')],
  ['ideographTraditional', inTurn(stems)],
  ['ideographZodiac', inTurn(branches)],
  ['lowerLetter', letter],
  ['upperLetter', (value) => letter(value).toUpperCase()],
  ['lowerRoman', roman],
  ['upperRoman', (value) => roman(value).toUpperCase()],
  ['none', () => ''],
  ['bullet', () => ''],
]);

/** Numbers past this are printed plain: no list of a report is so long. */
const maxFormatted = 9999;

/** A list number as Word prints it in one of its `w:numFmt` formats; an unknown format prints Arabic digits. */
export function formatNumber(value: number, format: string): string {
  const write = value >= 1 && value <= maxFormatted ? formats.get(format) : undefined;
  return write === undefined ? String(value) : write(value);
}
