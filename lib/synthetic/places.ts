import { type BodyName, bodyNames, placeWords, townNames, type Word } from './names.ts';

/** What stands before every invented name, so that no list and no picture passes it for a real body. */
const syntheticMark: Word = { zh: '虚拟', initials: 'xn' };

/** An invented division; codes begin with 9, which no code of GB/T 2260 does. */
export interface SyntheticRegion {
  readonly code: string;
  readonly name: string;
  readonly initials: string;
  readonly parentCode: string | null;
  readonly level: 'province' | 'prefecture' | 'county';
}

/** An invented body with the columns of the table `agency`. */
export interface SyntheticBody {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly regionCode: string;
  readonly level: 'province' | 'prefecture' | 'county' | 'township';
  readonly kind: string;
  readonly initials: string;
}

const countiesPerPrefecture = 10;
const provinces = 9;
const perDivision = bodyNames.length;
const perCounty = perDivision + townNames.length;

/** The most bodies whose short names all differ: there are no more counties' names than pairs of words. */
export const mostBodies = Math.floor(
  (placeWords.first.length * placeWords.second.length * (perDivision + countiesPerPrefecture * perCounty)) /
    countiesPerPrefecture,
);

/** The divisions of an invented country of at least so many bodies, in the order of their codes. */
export function inventRegions(bodies: number): SyntheticRegion[] {
  const perPrefecture = perDivision + countiesPerPrefecture * perCounty;
  const prefectures = Math.max(1, Math.ceil((bodies - perDivision) / perPrefecture));
  const perProvince = Math.ceil(prefectures / provinces);
  const made: SyntheticRegion[] = [];
  for (let index = 0; index < prefectures; index += 1) {
    const province = `9${Math.floor(index / perProvince) + 1}0000`;
    if (index % perProvince === 0) made.push(region(province, index, '省s', null, 'province'));
    const prefecture = `${province.slice(0, 2)}${two((index % perProvince) + 1)}00`;
    made.push(region(prefecture, index + 977, '市s', province, 'prefecture'));
    for (let county = 0; county < countiesPerPrefecture; county += 1) {
      const number = index * countiesPerPrefecture + county;
      made.push(region(`${prefecture.slice(0, 4)}${two(county + 1)}`, number, '县x', prefecture, 'county'));
    }
  }
  return made;
}

const two = (value: number) => String(value).padStart(2, '0');

function region(
  code: string,
  index: number,
  end: string,
  parentCode: string | null,
  level: SyntheticRegion['level'],
): SyntheticRegion {
  const { first, second } = placeWords;
  const place = [first[index % first.length], second[Math.floor(index / first.length) % second.length]];
  return {
    code,
    name: place.map((word) => word?.zh ?? '').join('') + end.slice(0, 1),
    initials: place.map((word) => word?.initials ?? '').join('') + end.slice(1),
    parentCode,
    level,
  };
}

/** The first so many bodies of the invented country, in official order: by division, then field of work, then number. */
export function inventBodies(regions: readonly SyntheticRegion[], bodies: number): SyntheticBody[] {
  const byCode = new Map(regions.map((each) => [each.code, each]));
  const made: SyntheticBody[] = [];
  for (const each of regions) {
    const above = each.level === 'county' ? byCode.get(each.parentCode ?? '') : undefined;
    for (const name of bodyNames) {
      made.push(bodyOf(each, above, name, each.level));
      if (name.kind === 'zf' && each.level === 'county') made.push(...towns(each, above, name));
    }
    if (made.length >= bodies) break;
  }
  return made.slice(0, bodies);
}

function towns(county: SyntheticRegion, above: SyntheticRegion | undefined, name: BodyName): SyntheticBody[] {
  return townNames.map((town, index) => {
    const at = (word: Word): Word => ({ zh: `${town.zh}镇${word.zh}`, initials: `${town.initials}z${word.initials}` });
    const made = bodyOf(county, above, { kind: 'zf', full: at(name.full), short: at(name.short) }, 'township');
    return { ...made, id: `${made.id}${index + 1}` };
  });
}

function bodyOf(
  at: SyntheticRegion,
  above: SyntheticRegion | undefined,
  { kind, full, short }: BodyName,
  level: SyntheticBody['level'],
): SyntheticBody {
  const names = [syntheticMark, ...(above === undefined ? [] : [named(above)]), named(at), full];
  const shorts = [syntheticMark, named(at), short];
  const text = (parts: readonly Word[], of: keyof Word) => parts.map((word) => word[of]).join('');
  return {
    id: `${at.code}-${kind}`,
    name: text(names, 'zh'),
    shortName: text(shorts, 'zh'),
    regionCode: at.code,
    level,
    kind,
    initials: [...new Set([text(names, 'initials'), text(shorts, 'initials')])].join(' '),
  };
}

const named = ({ name, initials }: SyntheticRegion): Word => ({ zh: name, initials });
