import type { TemplateId } from '../../lib/model/template.ts';
import {
  applications,
  disclosure2019,
  disclosure2021,
  type FormTable,
  statistics2014,
  suits,
} from '../extract/statutory/forms.ts';
import type { Draw } from './draw.ts';
import {
  drawApplications,
  drawDisclosure2019,
  drawDisclosure2021,
  drawSuits,
  type Figures,
  outcomeRows,
  type Scale,
} from './figures.ts';
import { drawLocalForm, localForm } from './local-form.ts';
import type { Section } from './sentence.ts';
import { drawStatistics } from './statistics.ts';

/** A kind of report: its forms, its headings, what it must be recognised as. */
export interface Generation {
  readonly name: string;
  readonly years: readonly [first: number, last: number];
  readonly era: 'old' | 'modern';
  readonly present: readonly TemplateId[];
  readonly template: TemplateId;
  /** The form the identities are judged by; null where there is none. */
  readonly judged: 'format_2019' | 'format_2021' | 'stat_2014' | null;
  readonly sections: readonly SectionPlan[];
  /** Rules that are broken by the kind of report itself. */
  readonly findings: readonly string[];
  tables(draw: Draw, scale: Scale, isGovernment: boolean): Figures;
}

/** A section: its heading, the sentences that may stand in it, the table below them. */
export interface SectionPlan {
  readonly heading: string;
  readonly holds: readonly Section[];
  readonly table: FormTable | null;
}

const plan = (heading: string, holds: readonly Section[], table: FormTable | null = null): SectionPlan => ({
  heading,
  holds,
  table,
});

const narrative: readonly SectionPlan[] = [
  plan('一、概述', ['overview']),
  plan('二、主动公开政府信息情况', ['proactive']),
  plan('三、依申请公开政府信息和不予公开政府信息情况', ['request']),
  plan('四、因政府信息公开申请行政复议、提起行政诉讼情况', ['suits']),
  plan('五、存在的主要问题和改进措施', []),
  plan('六、其他需要说明的事项', ['other']),
];

const sixSections = (two: FormTable, three: FormTable): readonly SectionPlan[] => [
  plan('一、总体情况', ['overview', 'proactive', 'request', 'suits']),
  plan('二、主动公开政府信息情况', [], two),
  plan('三、收到和处理政府信息公开申请情况', [], three),
  plan('四、政府信息公开行政复议、行政诉讼情况', [], suits),
  plan('五、存在的主要问题及改进情况', []),
  plan('六、其他需要报告的事项', ['other']),
];

const oldHeadings = (two: FormTable, three: FormTable): readonly SectionPlan[] => [
  plan('一、概述', ['overview']),
  plan('二、主动公开情况', ['proactive'], two),
  plan('三、依申请公开政府信息办理情况', ['request', 'other'], three),
  plan('四、行政复议和行政诉讼情况', ['suits'], suits),
  plan('五、存在的不足及改进措施', []),
];

const merged = (...all: readonly Figures[]): Figures => new Map(all.flatMap((one) => [...one]));

const applications2019 = applications(2019);
const applications2021 = applications(2021);
const withSubtotal = applications(2021, true);

function newForm(
  name: string,
  years: readonly [number, number],
  form: 'format_2019' | 'format_2021',
  three: FormTable,
  more: Partial<Generation> = {},
): Generation {
  const isNew = form === 'format_2021';
  return {
    name,
    years,
    era: 'modern',
    present: [form],
    template: form,
    judged: form,
    sections: sixSections(isNew ? disclosure2021 : disclosure2019, three),
    findings: [],
    tables: (draw, scale, isGovernment) =>
      merged(
        isNew ? drawDisclosure2021(draw, scale, isGovernment) : drawDisclosure2019(draw, scale, isGovernment),
        drawApplications(draw, three, scale),
        drawSuits(draw, scale),
      ),
    ...more,
  };
}

/** The outcome rows of the generation's table three. */
export function outcomesOf(generation: Generation): string[] {
  const three = generation.sections.find(({ table }) => table !== null && outcomeRows(table).includes('req_granted'));
  return three?.table === null || three === undefined ? [] : outcomeRows(three.table);
}

/** Every kind of report, in the order seeds go through them. */
export const generations: readonly Generation[] = [
  {
    name: 'narrative-2008',
    years: [2009, 2018],
    era: 'old',
    present: ['narrative_2008'],
    template: 'narrative_2008',
    judged: null,
    sections: narrative,
    findings: [],
    tables: () => new Map(),
  },
  {
    name: 'annex-2014',
    years: [2014, 2018],
    era: 'old',
    present: ['narrative_2008', 'stat_2014'],
    template: 'stat_2014',
    judged: 'stat_2014',
    sections: [...narrative, plan('附件：政府信息公开情况统计表', [], statistics2014)],
    findings: [],
    tables: (draw, scale) => drawStatistics(draw, scale),
  },
  newForm('format-2019', [2019, 2020], 'format_2019', applications2019),
  newForm('format-2021', [2021, 2025], 'format_2021', applications2021),
  newForm('mixture-2021', [2021, 2022], 'format_2021', applications2019, { present: ['format_2019', 'format_2021'] }),
  newForm('old-headings-2019', [2019, 2020], 'format_2019', applications2019, {
    sections: oldHeadings(disclosure2019, applications2019),
    findings: ['META-SECTIONS'],
  }),
  newForm('subtotal-2021', [2022, 2025], 'format_2021', withSubtotal),
  {
    name: 'local-form',
    years: [2009, 2013],
    era: 'old',
    present: ['narrative_2008', 'regional_stat'],
    template: 'regional_stat',
    judged: null,
    sections: [...narrative, plan('附表：政府信息公开情况统计表', [], localForm)],
    findings: [],
    tables: (draw) => drawLocalForm(draw),
  },
];
