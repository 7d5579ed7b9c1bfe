import type { Node } from './xml-tree.ts';

/**
 * The order of the children of each element we write, after the sequences of ECMA-376 (parts 1 and 4): Office refuses or repairs
 * a file that breaks it, LibreOffice does not mind. `|` are children that may stand in any order.
 */
const sequences: Readonly<Record<string, string>> = {
  'a:clrScheme':
    'a:dk1 a:lt1 a:dk2 a:lt2 a:accent1 a:accent2 a:accent3 a:accent4 a:accent5 a:accent6 a:hlink a:folHlink',
  'a:fld': 'a:rPr a:pPr a:t',
  'a:fmtScheme': 'a:fillStyleLst a:lnStyleLst a:effectStyleLst a:bgFillStyleLst',
  'a:fontScheme': 'a:majorFont a:minorFont',
  'a:ln': 'a:noFill|a:solidFill|a:pattFill a:prstDash a:round|a:miter',
  'a:p': 'a:pPr a:r|a:br|a:fld a:endParaRPr',
  'a:pPr': 'a:lnSpc a:spcBef a:spcAft a:buClr a:buSzPct a:buFont a:buNone|a:buAutoNum|a:buChar a:tabLst a:defRPr',
  'a:pattFill': 'a:fgClr a:bgClr',
  'a:r': 'a:rPr a:t',
  'a:tbl': 'a:tblPr a:tblGrid a:tr',
  'a:tc': 'a:txBody a:tcPr',
  'a:tcPr': 'a:lnL a:lnR a:lnT a:lnB a:noFill|a:solidFill|a:pattFill',
  'a:themeElements': 'a:clrScheme a:fontScheme a:fmtScheme',
  'a:xfrm': 'a:off a:ext',
  border: 'left right top bottom diagonal',
  'c:barChart': 'c:barDir c:grouping c:varyColors c:ser c:dLbls c:gapWidth c:overlap c:serLines c:axId',
  'c:catAx':
    'c:axId c:scaling c:delete c:axPos c:majorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses|c:crossesAt c:auto c:lblAlgn c:lblOffset c:tickLblSkip c:tickMarkSkip c:noMultiLvlLbl',
  'c:chart': 'c:title c:autoTitleDeleted c:plotArea c:legend c:plotVisOnly c:dispBlanksAs',
  'c:chartSpace': 'c:date1904 c:lang c:roundedCorners c:style c:chart c:spPr c:txPr c:externalData',
  'c:dLbl':
    'c:idx c:delete c:layout c:tx c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize c:separator',
  'c:dLbls':
    'c:dLbl c:delete c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize c:separator',
  'c:dPt': 'c:idx c:invertIfNegative c:marker c:bubble3D c:explosion c:spPr',
  'c:legend': 'c:legendPos c:legendEntry c:layout c:overlay c:spPr c:txPr',
  'c:lineChart': 'c:grouping c:varyColors c:ser c:dLbls c:dropLines c:hiLowLines c:marker c:smooth c:axId',
  'c:marker': 'c:symbol c:size c:spPr',
  'c:numCache': 'c:formatCode c:ptCount c:pt',
  'c:numRef': 'c:f c:numCache',
  'c:plotArea': 'c:layout c:barChart|c:lineChart|c:scatterChart c:catAx|c:valAx c:spPr',
  'c:scaling': 'c:logBase c:orientation c:max c:min',
  'c:scatterChart': 'c:scatterStyle c:varyColors c:ser c:dLbls c:axId',
  'c:ser':
    'c:idx c:order c:tx c:spPr c:invertIfNegative c:marker c:dPt c:dLbls c:trendline c:errBars c:cat|c:xVal c:val|c:yVal c:smooth',
  'c:strCache': 'c:ptCount c:pt',
  'c:strRef': 'c:f c:strCache',
  'c:title': 'c:tx c:layout c:overlay c:spPr c:txPr',
  'c:valAx':
    'c:axId c:scaling c:delete c:axPos c:majorGridlines c:minorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses|c:crossesAt c:crossBetween c:majorUnit c:minorUnit',
  'cp:coreProperties': 'dc:title|dc:subject|dc:creator|dcterms:created|dcterms:modified',
  font: 'b i u sz color name family charset scheme',
  'p:bgPr': 'a:noFill|a:solidFill a:effectLst',
  'p:cSld': 'p:bg p:spTree',
  'p:graphicFrame': 'p:nvGraphicFramePr p:xfrm a:graphic',
  'p:notes': 'p:cSld p:clrMapOvr',
  'p:notesMaster': 'p:cSld p:clrMap p:notesStyle',
  'p:nvGraphicFramePr': 'p:cNvPr p:cNvGraphicFramePr p:nvPr',
  'p:nvGrpSpPr': 'p:cNvPr p:cNvGrpSpPr p:nvPr',
  'p:nvPicPr': 'p:cNvPr p:cNvPicPr p:nvPr',
  'p:nvSpPr': 'p:cNvPr p:cNvSpPr p:nvPr',
  'p:pic': 'p:nvPicPr p:blipFill p:spPr',
  'p:presentation': 'p:sldMasterIdLst p:notesMasterIdLst p:sldIdLst p:sldSz p:notesSz',
  'p:sld': 'p:cSld p:clrMapOvr',
  'p:sldLayout': 'p:cSld p:clrMapOvr',
  'p:sldMaster': 'p:cSld p:clrMap p:sldLayoutIdLst p:txStyles',
  'p:sp': 'p:nvSpPr p:spPr p:style p:txBody',
  'p:spTree': 'p:nvGrpSpPr p:grpSpPr p:sp|p:graphicFrame|p:pic',
  'p:txStyles': 'p:titleStyle p:bodyStyle p:otherStyle',
  patternFill: 'fgColor bgColor',
  'pic:nvPicPr': 'pic:cNvPr pic:cNvPicPr',
  'pic:pic': 'pic:nvPicPr pic:blipFill pic:spPr',
  styleSheet: 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles',
  Types: 'Default Override',
  'w:body': 'w:p|w:tbl w:sectPr',
  'w:docDefaults': 'w:rPrDefault w:pPrDefault',
  'w:font': 'w:altName w:panose1 w:charset w:family',
  'w:p': 'w:pPr w:r|w:hyperlink',
  'w:pPr':
    'w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:widowControl w:numPr w:pBdr w:shd w:tabs w:snapToGrid w:spacing w:ind w:jc w:outlineLvl w:rPr w:sectPr',
  'w:r': 'w:rPr w:t|w:br|w:drawing|w:fldChar|w:instrText|w:tab',
  'w:rPr':
    'w:rStyle w:rFonts w:b w:bCs w:i w:strike w:snapToGrid w:vanish w:color w:spacing w:w w:kern w:position w:sz w:szCs w:highlight w:u w:vertAlign w:lang',
  'w:sectPr': 'w:headerReference|w:footerReference w:type w:pgSz w:pgMar w:pgNumType w:cols w:titlePg w:docGrid',
  'w:settings':
    'w:zoom w:defaultTabStop w:evenAndOddHeaders w:characterSpacingControl w:compat w:themeFontLang w:decimalSymbol w:listSeparator',
  'w:style': 'w:name w:basedOn w:next w:link w:uiPriority w:semiHidden w:qFormat w:pPr w:rPr w:tblPr',
  'w:styles': 'w:docDefaults w:latentStyles w:style',
  'w:tbl': 'w:tblPr w:tblGrid w:tr',
  'w:tblBorders': 'w:top w:left w:bottom w:right w:insideH w:insideV',
  'w:tblCellMar': 'w:top w:left w:bottom w:right',
  'w:tblPr':
    'w:tblStyle w:tblW w:jc w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription',
  'w:tc': 'w:tcPr w:p',
  'w:tcBorders': 'w:top w:left w:bottom w:right',
  'w:tcPr': 'w:tcW w:gridSpan w:vMerge w:tcBorders w:shd w:noWrap w:vAlign',
  'w:tr': 'w:trPr w:tc',
  'w:trPr': 'w:cantSplit|w:tblHeader',
  workbook: 'workbookPr bookViews sheets definedNames calcPr',
  worksheet:
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData autoFilter mergeCells conditionalFormatting hyperlinks printOptions pageMargins pageSetup headerFooter drawing',
  'wp:inline': 'wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic',
  'xdr:from': 'xdr:col xdr:colOff xdr:row xdr:rowOff',
  'xdr:graphicFrame': 'xdr:nvGraphicFramePr xdr:xfrm a:graphic',
  'xdr:nvGraphicFramePr': 'xdr:cNvPr xdr:cNvGraphicFramePr',
  'xdr:nvPicPr': 'xdr:cNvPr xdr:cNvPicPr',
  'xdr:oneCellAnchor': 'xdr:from xdr:ext xdr:graphicFrame|xdr:pic xdr:clientData',
  'xdr:pic': 'xdr:nvPicPr xdr:blipFill xdr:spPr',
};

const run = 'a:ln a:noFill|a:solidFill a:latin a:ea a:cs a:hlinkClick';
const shape = 'a:xfrm a:prstGeom a:noFill|a:solidFill|a:pattFill a:ln';
const text = 'a:bodyPr a:lstStyle a:p';

/** Elements that share a type. */
const alike: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['a:rPr', 'a:defRPr', 'a:endParaRPr'].map((name) => [name, run])),
  ...Object.fromEntries(['a:lnL', 'a:lnR', 'a:lnT', 'a:lnB'].map((name) => [name, 'a:noFill|a:solidFill a:prstDash'])),
  ...Object.fromEntries(['a:majorFont', 'a:minorFont'].map((name) => [name, 'a:latin a:ea a:cs'])),
  ...Object.fromEntries(['c:spPr', 'p:spPr', 'pic:spPr', 'xdr:spPr'].map((name) => [name, shape])),
  ...Object.fromEntries(['p:xfrm', 'xdr:xfrm'].map((name) => [name, 'a:off a:ext'])),
  ...Object.fromEntries(['p:blipFill', 'pic:blipFill', 'xdr:blipFill'].map((name) => [name, 'a:blip a:stretch'])),
  ...Object.fromEntries(['a:txBody', 'p:txBody', 'c:txPr', 'c:rich'].map((name) => [name, text])),
};

const places = new Map(
  Object.entries({ ...sequences, ...alike }).map(([name, sequence]) => [
    name,
    new Map(sequence.split(' ').flatMap((choice, at) => choice.split('|').map((child) => [child, at] as const))),
  ]),
);

/** Children out of their order, or with no place in it; elements of several kinds of children whose order nobody knows. */
export function orderFaults(node: Node): string[] {
  const children = node.children.flatMap((child) => (typeof child === 'string' ? [] : [child]));
  const below = children.flatMap(orderFaults);
  const names = children.map(({ name }) => name);
  if (node.name === '' || new Set(names).size < 2) return below;
  const place = places.get(node.name);
  if (place === undefined) return [`no order known: ${node.name}`, ...below];
  const strange = names.filter((name) => !place.has(name)).map((name) => `${node.name} has no place for ${name}`);
  const wrong = names.flatMap((name, at) => {
    const before = names[at - 1];
    return before !== undefined && (place.get(before) ?? 0) > (place.get(name) ?? 0)
      ? [`${node.name}: ${name} after ${before}`]
      : [];
  });
  return [...strange, ...wrong, ...below];
}
