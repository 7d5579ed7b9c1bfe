/** The mark of a note between a figure and its measure word; behind a power of ten it is the exponent. */
const noteMark =
  /(?<![×✕xX*·]\s?10)(?:[[［]注?\^?[0-9０-９,，、]{1,8}[\]］]|[①-⑳⁰¹²³⁴-⁹])(?=[条件次篇个人名项份期场起宗例家])/y;
/** Between the code units of full-width and half-width digits. */
const fullWidth = 0xfee0;

/** Whether a code unit is a half-width digit. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Length of the note's mark that stands at a place, with words behind it before `end`; 0 where none does. */
export function markLength(text: string, at: number, end: number): number {
  const before = text.charCodeAt(at - 1);
  if (!isDigit(before) && !isDigit(before - fullWidth)) return 0;
  noteMark.lastIndex = at;
  const length = noteMark.exec(text)?.[0].length ?? 0;
  return at + length < end ? length : 0;
}
