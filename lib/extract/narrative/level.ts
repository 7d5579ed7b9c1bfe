/** Administrative levels, from the whole country (1) to townships (5); 9 where a name tells none. */
const levels: readonly (readonly [RegExp, number])[] = [
  [/[^城市]镇(?!江|海|远|雄|原|平|坪|康|宁|安|巴|赉)|[乡]|街道/, 5],
  [/[县旗]|(?<!自治|新|开发|园|管理|特)区/, 4],
  [/[市州盟]|地区/, 3],
  [/省|自治区/, 2],
  [/国家|国务院|中央|全国|总/, 1],
];

/** The level a name of a body or region tells: its lowest division (江东省平阳市 is a city's). */
export function levelOf(name: string): number {
  return levels.find(([pattern]) => pattern.test(name))?.[1] ?? 9;
}
