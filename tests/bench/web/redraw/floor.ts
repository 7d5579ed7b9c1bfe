import { bytesOf, type Cell, groupKey, type OpenContender } from './contender.ts';

/** Names of the codes in the columns, as `tests/bench/redraw/facts.ts` writes them. */
export interface Names {
  readonly metric: readonly string[];
  readonly dimension: readonly string[];
  readonly code: readonly string[];
  readonly agency: readonly string[];
}

/** The floor: columns of numbers, scanned by hand from the first fact to the last. */
export const openFloor: OpenContender = async (folder) => {
  const column = (name: string) => bytesOf(`${folder}/${name}.bin`);
  const names: Names = await (await fetch(`${folder}/names.json`)).json();
  const metric = new Uint8Array(await column('metric'));
  const dimension = new Uint8Array(await column('dimension'));
  const code = new Uint16Array(await column('code'));
  const agency = new Uint16Array(await column('agency'));
  const year = new Uint16Array(await column('year'));
  const value = new Float64Array(await column('value'));
  const count = value.length;
  const subjectOf = (subject: { metric: string; dimension: string }) =>
    [names.metric.indexOf(subject.metric), names.dimension.indexOf(subject.dimension)] as const;
  return {
    async byAgency(subject) {
      const [wanted, by] = subjectOf(subject);
      const width = names.code.length;
      const sums = new Float64Array(names.agency.length * width);
      const seen = new Uint8Array(sums.length);
      for (let row = 0; row < count; row++) {
        if (metric[row] !== wanted || dimension[row] !== by) continue;
        const at = (agency[row] ?? 0) * width + (code[row] ?? 0);
        const figure = value[row] ?? 0;
        sums[at] = (sums[at] ?? 0) + (Number.isNaN(figure) ? 0 : figure);
        seen[at] = 1;
      }
      const groups = new Map<string, number>();
      for (let at = 0; at < sums.length; at++) {
        if (seen[at] === 0) continue;
        groups.set(groupKey(names.agency[Math.floor(at / width)] ?? '', names.code[at % width] ?? ''), sums[at] ?? 0);
      }
      return groups;
    },
    async overAll() {
      const first = year.reduce((least, each) => Math.min(least, each), 9999);
      const sums = new Float64Array(names.metric.length * 64);
      const seen = new Uint8Array(sums.length);
      for (let row = 0; row < count; row++) {
        const at = (metric[row] ?? 0) * 64 + (year[row] ?? 0) - first;
        const figure = value[row] ?? 0;
        sums[at] = (sums[at] ?? 0) + (Number.isNaN(figure) ? 0 : figure);
        seen[at] = 1;
      }
      const groups = new Map<string, number>();
      for (let at = 0; at < sums.length; at++) {
        if (seen[at] === 1) groups.set(groupKey(names.metric[at >> 6] ?? '', first + (at & 63)), sums[at] ?? 0);
      }
      return groups;
    },
    async cells(choice) {
      const [wanted, by] = subjectOf(choice);
      const chosen = new Uint8Array(names.agency.length);
      for (const id of choice.agencies) chosen[names.agency.indexOf(id)] = 1;
      const cells: Cell[] = [];
      for (let row = 0; row < count; row++) {
        if (metric[row] !== wanted || dimension[row] !== by || chosen[agency[row] ?? 0] === 0) continue;
        const when = year[row] ?? 0;
        if (when < choice.from || when > choice.to) continue;
        const figure = value[row] ?? Number.NaN;
        cells.push({
          agency: names.agency[agency[row] ?? 0] ?? '',
          year: when,
          code: names.code[code[row] ?? 0] ?? '',
          value: Number.isNaN(figure) ? null : figure,
        });
      }
      return cells;
    },
  };
};
