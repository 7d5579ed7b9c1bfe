import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readDataFolder } from '../../lib/pipeline/data-source.ts';
import { copyDataFolder, type FolderCopy } from './folder.ts';

let copy: FolderCopy;
beforeAll(() => {
  copy = copyDataFolder();
});
afterEach(() => copy.restore());
afterAll(() => copy.remove());

const excerpts = 'facts/excerpts.csv';
const fullFacts = 'facts/640100-kj-2017.csv';
const hongze = 'facts/320813-zf-2023.csv';
const findings = 'findings/640100-kj-2017.csv';

/** Replaces the cell of a column, by its position in the file's header. */
const cell = (position: number, text: string) => (line: string) =>
  line
    .split(',')
    .map((old, index) => (index === position ? text : old))
    .join(',');

function message(): string {
  try {
    readDataFolder(copy.path);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'no fault found';
}

describe('a bad row fails with file, line, column, value and reason', () => {
  it.each<[string, string, number, (line: string) => string, RegExp]>([
    [
      'a region code of five digits',
      'regions.csv',
      3,
      cell(0, '11010'),
      /regions\.csv:3 region_code "11010": must be six digits/,
    ],
    [
      'a region under nothing',
      'regions.csv',
      3,
      cell(2, '990000'),
      /regions\.csv:3 parent_code "990000": is no region/,
    ],
    [
      'a region twice',
      'regions.csv',
      4,
      cell(0, '110000'),
      /regions\.csv:4 region_code "110000": is there already, at data\/regions\.csv:3/,
    ],
    ['a level nobody knows', 'agencies.csv', 2, cell(4, 'galaxy'), /agencies\.csv:2 level "galaxy"/],
    ['an agency nowhere', 'agencies.csv', 2, cell(3, '999999'), /agencies\.csv:2 region_code "999999": is no region/],
    [
      'a field of work nobody knows',
      'agencies.csv',
      3,
      cell(5, 'xyz'),
      /agencies\.csv:3 kind "xyz": is not in agency-kinds\.json/,
    ],
    [
      'a foreign agency id',
      'agencies.csv',
      3,
      cell(0, '640100-kj9'),
      /agencies\.csv:3 agency_id "640100-kj9": must be 110000-zf/,
    ],
    [
      'a short name twice',
      'agencies.csv',
      3,
      cell(2, '水利部'),
      /agencies\.csv:3 short_name "水利部": is there already/,
    ],
    [
      'a report by nobody',
      'reports.csv',
      2,
      cell(1, '100000-qq'),
      /reports\.csv:2 agency_id "100000-qq": is no agency/,
    ],
    [
      'a report id of another year',
      'reports.csv',
      2,
      cell(2, '2019'),
      /reports\.csv:2 report_id "100000-sl-2020": must be 100000-sl-2019/,
    ],
    ['a year in words', 'reports.csv', 2, cell(2, '二〇二〇'), /reports\.csv:2 year "二〇二〇": must be a year/],
    ['an unknown form', 'reports.csv', 2, cell(3, 'format_2030'), /reports\.csv:2 template "format_2030"/],
    [
      'an address that is none',
      'reports.csv',
      2,
      cell(7, 'ftp://x/y'),
      /reports\.csv:2 source_url "ftp:\/\/x\/y": must be an http address/,
    ],
    [
      'a checksum cut short',
      'reports.csv',
      2,
      cell(8, 'abc123'),
      /reports\.csv:2 source_sha256 "abc123": must be a SHA-256/,
    ],
    [
      'a figure of no report',
      excerpts,
      2,
      cell(1, '100000-sl-2001'),
      /excerpts\.csv:2 report_id "100000-sl-2001": is no report/,
    ],
    [
      'a figure in another report’s file',
      fullFacts,
      2,
      cell(1, '100000-sl-2020'),
      /640100-kj-2017\.csv:2 report_id "100000-sl-2020": belongs in data\/facts\/excerpts\.csv/,
    ],
    [
      'an unknown metric',
      excerpts,
      2,
      cell(2, 'songs_sung'),
      /excerpts\.csv:2 metric_id "songs_sung": is not in metrics\.json/,
    ],
    [
      'a breakdown the metric has not',
      excerpts,
      2,
      cell(3, 'weibo'),
      /excerpts\.csv:2 channel "weibo": press_conferences has no such breakdown/,
    ],
    [
      'an unknown code',
      hongze,
      8,
      cell(9, 'poem'),
      /320813-zf-2023\.csv:8 doc_type "poem": is no code of normdoc_issued/,
    ],
    ['the total spelled out', hongze, 18, cell(7, 'total'), /applicant "total": the total is an empty cell/],
    ['a value in words', excerpts, 2, cell(16, '十'), /excerpts\.csv:2 value "十": must be a number or empty/],
    ['half a conference', excerpts, 2, cell(16, '10.5'), /excerpts\.csv:2 value "10\.5": press_conferences is a count/],
    [
      'fewer than none',
      excerpts,
      2,
      cell(16, '-10'),
      /excerpts\.csv:2 value "-10": press_conferences cannot be negative/,
    ],
    ['another unit', excerpts, 2, cell(17, '场'), /excerpts\.csv:2 unit "场": press_conferences is in 次/],
    [
      'a number that is not reported',
      excerpts,
      2,
      cell(18, 'not_reported'),
      /excerpts\.csv:2 status "not_reported": has no value/,
    ],
    ['reported without a number', excerpts, 2, cell(16, ''), /excerpts\.csv:2 status "reported": needs a value/],
    ['a stated zero of ten', excerpts, 2, cell(18, 'zero_stated'), /excerpts\.csv:2 value "10": zero_stated is 0/],
    ['an unknown status', excerpts, 2, cell(18, 'rumoured'), /excerpts\.csv:2 status "rumoured"/],
    ['an unknown qualifier', excerpts, 2, cell(19, 'roughly'), /excerpts\.csv:2 qualifier "roughly"/],
    [
      'a place that ends before it starts',
      excerpts,
      2,
      (line) => cell(28, '5')(cell(29, '1')(line)),
      /excerpts\.csv:2 char_end "1": must not stand before char_start/,
    ],
    ['half a place', excerpts, 2, cell(28, '5'), /excerpts\.csv:2 char_end "": must not stand before char_start/],
    [
      'a whole sentence',
      excerpts,
      2,
      cell(30, '全年共举办了十场新闻发布活动并且及时回应了社会关切'),
      /excerpts\.csv:2 phrase .*: must have at most 20 characters/,
    ],
    [
      'a figure twice',
      excerpts,
      3,
      cell(0, 'e001'),
      /excerpts\.csv:3 key "100000-sl-2020 e001": is there already, at data\/facts\/excerpts\.csv:2/,
    ],
    ['a row cut short', excerpts, 2, (line) => line.split(',').slice(0, 20).join(','), /excerpts\.csv:2 confidence ""/],
    ['an unknown severity', findings, 2, cell(3, 'fatal'), /findings\/640100-kj-2017\.csv:2 severity "fatal"/],
    [
      'a finding of no report',
      findings,
      2,
      cell(1, '640100-kj-2001'),
      /findings\/640100-kj-2017\.csv:2 report_id "640100-kj-2001": is no report/,
    ],
  ])('%s', (_name, file, line, change, expected) => {
    copy.spoil(file, line, change);
    expect(message()).toMatch(expected);
  });

  it('a finding about a figure that is not there', () => {
    copy.append(findings, 'made,640100-kj-2017,NAR-SUM,info,true,maybe_scope,,,好,good,nothing@1');
    expect(message()).toMatch(/findings\/640100-kj-2017\.csv:\d+ fact_keys "nothing@1": is no figure of that report/);
  });

  it('a report without a figure', () => {
    copy.append('reports.csv', '100000-sl-2011,100000-sl,2011,narrative_2008,水利部年度报告,full,x.txt,,,');
    expect(message()).toMatch(/reports\.csv:\d+ report_id "100000-sl-2011": has no figures in data\/facts/);
  });
});

describe('many bad rows', () => {
  it('are listed up to twenty, the rest counted', () => {
    for (let line = 2; line < 32; line += 1) copy.spoil(excerpts, line, cell(17, '斤'));
    const lines = message().split('\n');
    expect(lines).toHaveLength(22);
    expect(lines[1]).toMatch(/excerpts\.csv:2 unit "斤"/);
    expect(lines.at(-1)).toBe('… and 10 more');
  });

  it('of several files are told at once', () => {
    copy.spoil('reports.csv', 2, cell(2, '20'));
    copy.spoil(excerpts, 2, cell(18, 'rumoured'));
    expect(message()).toMatch(/reports\.csv:2[\s\S]*excerpts\.csv:2/);
  });
});
