import { expect, test } from 'vitest';
import { orderFaults } from './sequences.ts';
import { parseXml } from './xml-tree.ts';

test.each([
  ['<w:rPr><w:sz/><w:color/></w:rPr>', 'w:rPr: w:color after w:sz'],
  ['<c:scaling><c:orientation/><c:min/><c:max/></c:scaling>', 'c:scaling: c:max after c:min'],
  ['<worksheet><pageSetup/><pageMargins/></worksheet>', 'worksheet: pageMargins after pageSetup'],
  ['<a:rPr><a:latin/><a:solidFill/></a:rPr>', 'a:rPr: a:solidFill after a:latin'],
  ['<c:valAx><c:axId/><c:colour/></c:valAx>', 'c:valAx has no place for c:colour'],
  ['<w:unheard><w:a/><w:b/></w:unheard>', 'no order known: w:unheard'],
])('%s is found', (xml, fault) => {
  expect(orderFaults(parseXml(xml))).toEqual([fault]);
});

test('an order that holds has no fault, however often an element is repeated', () => {
  const xml = '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr/><w:tc/><w:tc/></w:tr><w:tr><w:tc/></w:tr></w:tbl>';
  expect(orderFaults(parseXml(xml))).toEqual([]);
});
