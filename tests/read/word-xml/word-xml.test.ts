import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/read/index.ts';
import { buildDocx, paragraph } from '../docx/builder.ts';
import { fixtureNames, fixtureSpec } from '../docx/fixtures.ts';
import { outline } from '../docx/outline.ts';
import { refusalOf } from '../refusal.ts';
import { buildFlat, buildWordml } from './builder.ts';

describe.each([
  ['a .docx in one file', buildFlat],
  ['Word 2003 XML', buildWordml],
])('%s', (_, build) => {
  it.each(fixtureNames)('%s reads as the .docx', (name) => {
    const document = readDocument('report.doc', build(fixtureSpec(name)));
    const docx = readDocument('report.docx', buildDocx(fixtureSpec(name)));
    expect(document.format).toBe('xml');
    expect({ text: document.text, blocks: document.blocks }).toEqual({ text: docx.text, blocks: docx.blocks });
  });
});

it('changes of 2003: what was put in is read, what was taken out is not', () => {
  const change = (type: string, text: string): string =>
    `<aml:annotation aml:id="1" w:type="Word.${type}"><aml:content>${text}</aml:content></aml:annotation>`;
  const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
  const line = `<w:p>${run('公开')}${change('Deletion', run('3'))}${change('Insertion', run('4'))}${run('条')}</w:p>`;
  const body = line + change('Deletion', paragraph('删去')) + change('Insertion', paragraph('补上'));
  expect(outline(readDocument('report.xml', buildWordml({ body })))).toEqual(['公开4条', '补上']);
});

it.each([
  [
    'a package without a document',
    'unreadable',
    '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>',
  ],
  ['broken XML', 'unreadable', '<w:wordDocument>'],
  ['another root', 'unreadable', '<a/>'],
  [
    'no words',
    'empty_file',
    '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body/></w:wordDocument>',
  ],
])('%s: %s', (_, code, xml) => {
  expect(
    refusalOf(() =>
      readDocument('report.doc', strToU8(`<?xml version="1.0"?><?mso-application progid="Word.Document"?>${xml}`)),
    )?.code,
  ).toBe(code);
});
