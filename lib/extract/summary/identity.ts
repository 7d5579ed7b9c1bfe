import type { Region } from '../../model/agency.ts';
import type { ReportIdentity } from '../../model/report.ts';
import { findRegion, type Gazetteer } from '../gazetteer.ts';

/** The division a summary's title speaks of, and the name it is called there. */
export interface SummaryRegion {
  readonly name: string;
  readonly region: Region;
}

/** The division some words begin with ("海陵市2023年…统计表", "关于海陵市…"); null where they begin with none. */
export function readRegion(words: string, gazetteer: Gazetteer): SummaryRegion | null {
  const even = words
    .normalize('NFKC')
    .replace(/[\s*#《]/g, '')
    .replace(/^(?:附件?[0-9一二三四五六七八九十]*[:：.、]?|关于|(?:20[0-9]{2}年度?))+/, '');
  const found = findRegion(even, gazetteer);
  return found === null ? null : { name: even.slice(0, even.length - found.rest.length), region: found.region };
}

const divisionEnd = /^[\p{sc=Han}]{1,12}(?:省|市|县|区|旗|乡|镇|街道|街道办事处)$/u;

interface NamedAgency {
  readonly agency: string;
  readonly regionCode: string | null;
}

/**
 * An agency of a row: a bare division stands for its people's government; 市教育局 in a summary of 海陵市 is 海陵市教育局; any
 * other name stays as printed. The region is the one its name begins with, else the summary's.
 */
export function nameAgency(printed: string, home: SummaryRegion | null, gazetteer: Gazetteer): NamedAgency {
  const inside = home === null ? null : findRegion(home.name + printed, gazetteer);
  const isInner = inside !== null && inside.region.code !== home?.region.code;
  const found = isInner ? inside : findRegion(printed, gazetteer);
  const regionCode = found?.region.code ?? home?.region.code ?? null;
  const isBare =
    found?.rest === '' || (found === null && /(?:省|市|县|区|旗|乡|镇)$/.test(printed) && divisionEnd.test(printed));
  if (isBare) return { agency: `${printed}人民政府`, regionCode };
  const end = home?.name.slice(-1) ?? '';
  const isShort = found === null && home !== null && /^[省市县区州旗]$/.test(end) && printed.startsWith(end);
  return { agency: isShort ? home.name + printed.slice(1) : printed, regionCode };
}

/**
 * Who reports what in one row of a summary. The figures stand in the supervisor's own table, on none of the forms: what it
 * has no column for was not asked.
 */
export function rowIdentity(agency: NamedAgency, year: number | null, title: string | null): ReportIdentity {
  return {
    ...agency,
    year,
    title,
    period: year === null ? null : { start: `${year}-01-01`, end: `${year}-12-31`, stated: false },
    signedOn: null,
    template: 'local_table',
    templatesPresent: ['local_table'],
  };
}
