import theme from '../../../data/theme.json' with { type: 'json' };
import {
  type Briefing,
  type BriefingFacts,
  type BriefingItem,
  type FindingFact,
  profileFact,
  viewsOf,
} from '../../../lib/briefing/index.ts';
import type { ExportFigure } from '../../../lib/export/index.ts';
import type { Bilingual, Language } from '../../../lib/model/language.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { captionView } from '../../../lib/query/caption.ts';
import { type FindingRow, findingRows, reportFindingsSql } from '../../../lib/query/findings-sql.ts';
import { profileRows, profileSql } from '../../../lib/query/profile-sql.ts';
import { hasNumber, viewRows } from '../../../lib/query/view-rows.ts';
import { viewToSql } from '../../../lib/query/view-sql.ts';
import { encodeView } from '../../../lib/query/view-url.ts';
import { plainText } from '../../../lib/query/words.ts';
import { firstChoices } from '../../../lib/tables/sheet.ts';
import { rester } from '../../_hooks/in-turns.ts';
import { startEngine } from '../../_hooks/use-engine.ts';
import { label } from '../../_labels/label.ts';
import type { Atlas } from '../compare/atlas.ts';
import { compareHref } from '../compare/compare-link.ts';
import { viewSource } from '../compare/export-files.ts';
import { today } from '../figure/today.ts';
import { siteAddress } from '../shell/routes.ts';

/** What a briefing is read with. */
export interface BriefingWorld {
  readonly lang: Language;
  readonly atlas: Atlas;
  /** Titles of the rules by id. */
  readonly rules: ReadonlyMap<string, Bilingual>;
  /** The figures of a profile. */
  readonly figures: readonly string[];
}

/** The rows of every View a briefing names, by its address. */
export async function gatherRows(views: Iterable<View>, { atlas }: BriefingWorld) {
  const engine = await startEngine();
  const rows = new Map<string, readonly ViewRow[]>();
  for (const view of views) {
    rows.set(encodeView(view), viewRows(await engine.query(viewToSql(view, atlas.dictionary))));
  }
  return rows;
}

/** A finding as it is told in a file. */
export function findingFact(finding: FindingRow, lang: Language): FindingFact {
  const { agency, year, title, message_zh, message_en, expected, actual } = finding;
  const sides = expected === null || actual === null ? [] : [label(lang, 'quality.sides', { actual, expected })];
  const lines = [plainText(lang === 'zh' ? message_zh : message_en), ...sides.map(plainText)];
  return { who: label(lang, 'evidence.heading', { agency: plainText(agency), year }), rule: title[lang], lines };
}

/** What a briefing's items stand for now; `onItem` after each. Rests between two, so that the page stays alive. */
export async function gatherFacts(
  briefing: Briefing,
  world: BriefingWorld,
  onItem: () => void,
): Promise<BriefingFacts> {
  const { lang, atlas } = world;
  const date = today();
  const rows = await gatherRows(viewsOf(briefing, encodeView).values(), world);
  const figures = new Map<string, ExportFigure>();
  const findings = new Map<string, readonly FindingFact[]>();
  const profiles = new Map<string, ReturnType<typeof profileFact>>();
  const rest = rester();
  for (const item of briefing.items) {
    if (item.kind === 'figure') {
      const own = rows.get(encodeView(item.view)) ?? [];
      if (own.some(hasNumber))
        figures.set(item.id, await viewSource(exportedOf(item.view, own, date, world)).full(true));
    }
    if (item.kind === 'finding')
      findings.set(
        item.id,
        (await askFindings(item, world)).map((row) => findingFact(row, lang)),
      );
    if (item.kind === 'profile') {
      const profile = await askProfile(item.agency, world);
      if (profile !== null) profiles.set(item.id, profile);
    }
    onItem();
    await rest();
  }
  const { dictionary } = atlas;
  return { figures, findings, profiles, rows, dictionary, language: lang, colours: theme.light, date };
}

function exportedOf(view: View, rows: readonly ViewRow[], date: string, { lang, atlas }: BriefingWorld) {
  const link = new URL(siteAddress(compareHref(lang, view)), window.location.href).href;
  const agencies = [...atlas.agencies.values()];
  const context = { dictionary: atlas.dictionary, agencies, dataDate: atlas.dataDate, language: lang };
  const caption = captionView(view, rows, context);
  return { lang, atlas, view, rows, caption, choices: firstChoices, link, date };
}

async function askFindings(item: Extract<BriefingItem, { kind: 'finding' }>, { rules }: BriefingWorld) {
  const engine = await startEngine();
  return findingRows(await engine.query(reportFindingsSql(item.rule, item.report)), rules).filter(({ kept }) => !kept);
}

async function askProfile(id: string, { lang, atlas, figures }: BriefingWorld) {
  const agency = atlas.agencies.get(id);
  if (agency === undefined) return null;
  const request = { agency: id, peers: [], years: atlas.years, figures };
  const rows = profileRows(await (await startEngine()).query(profileSql(request, atlas.dictionary)));
  return profileFact(agency.name, rows, { dictionary: atlas.dictionary, language: lang, colours: theme.light });
}
