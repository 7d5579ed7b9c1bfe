import { beforeEach, describe, expect, test, vi } from 'vitest';
import { parseKept, withoutSaved, withRecent, withSaved } from '../../app/_components/compare/kept-views.ts';
import {
  briefingTexts,
  changeBriefing,
  currentBriefings,
  forgetBriefings,
  restoreBriefing,
  startBriefing,
} from '../../app/_hooks/use-briefings.ts';
import { changeKeptViews, forgetKeptViews, keptViewsText, restoreKeptViews } from '../../app/_hooks/use-kept-views.ts';
import { briefingToJson, createBriefing, renameBriefing } from '../../lib/briefing/index.ts';
import { pageStorage } from './storage.ts';

let closed = false;

beforeEach(() => {
  closed = false;
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal(
    'localStorage',
    pageStorage(() => closed),
  );
  forgetKeptViews();
  forgetBriefings();
});

const saved = () => parseKept(keptViewsText()).saved.map(({ name, query }) => `${name} ${query}`);

describe('kept Views', () => {
  test('of a workspace file join those here, and the next change keeps both', () => {
    changeKeptViews((kept) => withSaved(kept, '甲', 'm=a'));
    restoreKeptViews(JSON.stringify({ recent: ['m=r'], saved: [{ name: '乙', query: 'm=b' }] }));
    changeKeptViews((kept) => withRecent(kept, 'm=c'));
    expect(saved()).toEqual(['甲 m=a', '乙 m=b']);
    expect(parseKept(keptViewsText()).recent).toEqual(['m=c', 'm=r']);
  });

  test('of one name are both kept; the same ones once, however often the file is loaded', () => {
    changeKeptViews((kept) => withSaved(kept, '甲', 'm=newer'));
    const file = JSON.stringify({ recent: [], saved: [{ name: '甲', query: 'm=older' }] });
    restoreKeptViews(file);
    restoreKeptViews(file);
    expect(saved()).toEqual(['甲 m=newer', '甲 (2) m=older']);
  });

  test('what another window wrote meanwhile is not lost', () => {
    changeKeptViews((kept) => withSaved(kept, '甲', 'm=a'));
    localStorage.setItem('atlas-views', JSON.stringify({ recent: [], saved: [{ name: '乙', query: 'm=b' }] }));
    changeKeptViews((kept) => withSaved(kept, '丙', 'm=c'));
    expect(saved()).toEqual(['乙 m=b', '丙 m=c']);
  });

  test('last as long as the page where storage is closed, restored ones too', () => {
    closed = true;
    changeKeptViews((kept) => withSaved(kept, '甲', 'm=a'));
    restoreKeptViews(JSON.stringify({ recent: [], saved: [{ name: '乙', query: 'm=b' }] }));
    changeKeptViews((kept) => withoutSaved(kept, '甲'));
    expect(saved()).toEqual(['乙 m=b']);
  });

  test('that were forgotten do not come back with the next change', () => {
    changeKeptViews((kept) => withSaved(kept, '甲', 'm=a'));
    localStorage.removeItem('atlas-views');
    forgetKeptViews();
    changeKeptViews((kept) => withSaved(kept, '乙', 'm=b'));
    expect(saved()).toEqual(['乙 m=b']);
  });
});

const titles = () => currentBriefings().list.map(({ title }) => title);

describe('briefings', () => {
  test('of a workspace file stand beside a newer one of the same id, once however often it is loaded', () => {
    const { id } = startBriefing('旧题');
    const [older = ''] = briefingTexts().values();
    changeBriefing(id, (briefing) => renameBriefing(briefing, '新题'));
    restoreBriefing(id, older);
    restoreBriefing(id, older);
    expect(titles().sort()).toEqual(['旧题', '新题'].sort());
    const other = currentBriefings().list.find(({ title }) => title === '旧题')?.id ?? '';
    changeBriefing(other, (briefing) => renameBriefing(briefing, '旧题改'));
    expect(titles().sort()).toEqual(['旧题改', '新题'].sort());
  });

  test('come back under their own id where it is free, byte for byte', () => {
    const text = briefingToJson(createBriefing('b-1', '一'));
    restoreBriefing('b-1', text);
    expect([...briefingTexts()]).toEqual([['b-1', text]]);
  });

  test('are not taken for one by what only names the open one', () => {
    const { id } = startBriefing('一');
    expect([...briefingTexts().keys()]).toEqual([id]);
    restoreBriefing('open', id);
    expect([...briefingTexts().keys()]).toEqual([id]);
    expect(currentBriefings().unreadable).toBe(0);
  });

  test('last as long as the page where storage is closed, restored ones too, and are saved with the workspace', () => {
    closed = true;
    restoreBriefing('b-1', briefingToJson(createBriefing('b-1', '一')));
    expect(titles()).toEqual(['一']);
    expect([...briefingTexts().keys()]).toEqual(['b-1']);
  });

  test('that were forgotten are gone, those held by the page alone too', () => {
    startBriefing('一');
    closed = true;
    startBriefing('二');
    closed = false;
    for (const key of Object.keys(localStorage)) localStorage.removeItem(key);
    forgetBriefings();
    expect(titles()).toEqual([]);
  });
});
