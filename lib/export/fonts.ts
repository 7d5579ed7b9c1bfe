import { chartFont } from '../charts/style.ts';
import type { Language } from '../model/language.ts';

/** Fonts by name, none bundled: what is missing on a machine is replaced by its nearest. */
export interface Fonts {
  readonly latin: string;
  readonly eastAsian: string;
}

/** The fonts of slides, charts and workbooks. */
export const sansFonts: Fonts = { latin: 'Microsoft YaHei', eastAsian: 'Microsoft YaHei' };

/** The fonts of running text in a Word document. */
export const serifFonts: Fonts = { latin: 'Times New Roman', eastAsian: 'SimSun' };

/** The fonts of headings in a Word document. */
export const headingFonts: Fonts = { latin: 'Arial', eastAsian: 'SimHei' };

/** The fonts of pictures in files. What most office machines have comes first: not every program looks at a second name. */
export const pictureFonts = {
  sans: `'${sansFonts.eastAsian}', ${chartFont.replace(` '${sansFonts.eastAsian}',`, '')}`,
  serif: `'${serifFonts.eastAsian}', 'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', serif`,
} as const;

/** The language tags of a run: its own and the one of the other script, as Office writes them. */
export function languageTags(language: Language): { readonly lang: string; readonly other: string } {
  return language === 'zh' ? { lang: 'zh-CN', other: 'en-US' } : { lang: 'en-US', other: 'zh-CN' };
}
