import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createGazetteer, type Gazetteer, parseTemplates, type Templates } from '../../lib/extract/index.ts';

const data = resolve(import.meta.dirname, '../../data');

/** The forms of `data/templates.json`. */
export const templates: Templates = parseTemplates(JSON.parse(readFileSync(resolve(data, 'templates.json'), 'utf8')));

/** A few divisions, one name shared by two of them. */
export const gazetteer: Gazetteer = createGazetteer([
  { code: '640000', name: '宁夏回族自治区', parentCode: null, level: 'province' },
  { code: '640100', name: '银川市', parentCode: '640000', level: 'prefecture' },
  { code: '640181', name: '灵武市', parentCode: '640100', level: 'county' },
  { code: '320000', name: '江苏省', parentCode: null, level: 'province' },
  { code: '320100', name: '南京市', parentCode: '320000', level: 'prefecture' },
  { code: '320106', name: '鼓楼区', parentCode: '320100', level: 'county' },
  { code: '350000', name: '福建省', parentCode: null, level: 'province' },
  { code: '350100', name: '福州市', parentCode: '350000', level: 'prefecture' },
  { code: '350102', name: '鼓楼区', parentCode: '350100', level: 'county' },
]);
