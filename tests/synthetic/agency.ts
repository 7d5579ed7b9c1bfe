import type { Draw } from './draw.ts';

/** A body that reports; the code is null where the place is invented. */
export interface SyntheticAgency {
  readonly name: string;
  readonly regionCode: string | null;
  /** The portal is its own site. */
  readonly isGovernment: boolean;
}

const places: readonly (readonly [name: string, code: string | null])[] = [
  ['云岭市青禾县', null],
  ['望澜市', null],
  ['岚溪县', null],
  ['澄屏市临渡区', null],
  ['栖禾县', null],
  ['雁渚市', null],
  ['朔湾县', null],
  ['桐麓区', null],
  ['黑水县', '513228'],
  ['汕尾市', '441500'],
  ['平潭县', '350128'],
  ['绥化市', '231200'],
];

const bodies: readonly (readonly [name: string, isGovernment: boolean])[] = [
  ['水务局', false],
  ['教育局', false],
  ['交通运输局', false],
  ['卫生健康委员会', false],
  ['市场监督管理局', false],
  ['文化和旅游局', false],
  ['发展和改革委员会', false],
  ['人民政府办公室', true],
  ['人民政府', true],
  ['柳湾镇人民政府', true],
];

/** Draws a body. */
export function drawAgency(draw: Draw): SyntheticAgency {
  const [place, regionCode] = draw.pick(places);
  const [body, isGovernment] = draw.pick(bodies);
  return { name: place + body, regionCode, isGovernment };
}
