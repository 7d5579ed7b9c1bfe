import { pinyin } from 'pinyin-pro';
import type { Agency } from '../model/agency.ts';

/**
 * The same agencies, their initials followed by the whole pinyin of the short name ("zzs … zhengzhoushi"): what the pages'
 * search finds them by. Of a character with several readings the one is taken that the reviewed initials begin with.
 */
export function withPinyin(agencies: readonly Agency[]): Agency[] {
  return agencies.map((agency) => {
    const syllables = syllablesOf(agency.shortName, agency.initials.split(' ').at(-1) ?? '');
    return { ...agency, initials: `${agency.initials} ${syllables.join('')}` };
  });
}

/** A name's syllables without tones, lower case, ü as v; what is no Chinese character and no letter or digit is left out. */
export function syllablesOf(name: string, initials: string): string[] {
  const letters = [...name].filter((letter) => /[\p{Script=Han}a-z\d]/iu.test(letter)).join('');
  const read = pinyin(letters, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' });
  const known = initials.length === read.length ? initials : '';
  return read.map((syllable, at) => {
    const said = syllable.toLowerCase();
    const first = known.charAt(at);
    if (said.startsWith(first)) return said;
    const others = pinyin(letters.charAt(at), { toneType: 'none', type: 'array', v: true, multiple: true });
    return others.find((other) => other.startsWith(first)) ?? said;
  });
}
