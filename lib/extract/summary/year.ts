const digits = '〇一二三四五六七八九';

function even(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/二[〇○零OО0][〇○零OО0一二三四五六七八九]{2}(?=年)/g, (year) =>
      [...year]
        .map((char) => (/[○零OО]/.test(char) ? '0' : digits.includes(char) ? digits.indexOf(char) : char))
        .join(''),
    );
}

const fullYear = /(20[0-9]{2})年?1(?:月(?:1日)?)?(?:至|到|[-—–~])+(?:\1年?)?12月/;
const day = /20[0-9]{2}[年./-][0-9]{1,2}(?:[月./-][0-9]{1,2}日?|月)(?!起|至|到|[-—–~])/g;

/**
 * The one year some words name ("2023年", "二〇二三年度", "2023"); dates of days and months are none, unless they span the year.
 * Null where they name none, or several.
 */
export function readYear(text: string): number | null {
  const words = even(text);
  const spanned = fullYear.exec(words)?.[1];
  if (spanned !== undefined) return Number(spanned);
  const years = words.replace(day, '').matchAll(/(?<![0-9])(20[0-9]{2})(?![0-9])/g);
  const found = new Set([...years].map(([year]) => Number(year)));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

/** The year the name of a file says, without its folders. */
export function yearOfFile(source: string): number | null {
  return readYear(source.slice(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1));
}
