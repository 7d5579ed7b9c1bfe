import { tag } from '../opc/xml.ts';

/**
 * The fill of a picture: the PNG every program shows, and beside it the SVG newer ones show instead. `prefix` is the
 * namespace of what the picture stands in (`p`, `pic`, `xdr`).
 */
export function pictureFill(prefix: string, png: string, svg: string | null): string {
  const sharp =
    svg === null
      ? ''
      : tag(
          'a:extLst',
          {},
          tag(
            'a:ext',
            { uri: '{96DAC541-7B7A-43D3-8B79-37D633B846F1}' },
            tag('asvg:svgBlip', {
              'xmlns:asvg': 'http://schemas.microsoft.com/office/drawing/2016/SVG/main',
              'r:embed': svg,
            }),
          ),
        );
  return tag(
    `${prefix}:blipFill`,
    {},
    tag('a:blip', { 'r:embed': png }, sharp),
    tag('a:stretch', {}, tag('a:fillRect')),
  );
}
