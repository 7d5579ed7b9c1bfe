/**
 * Runs in the worker before DuckDB's own script: narrows how far it reads ahead in a file read by ranges. DuckDB-Wasm asks four
 * times further with each block that follows another, up to 16 MB, and of most columns a View needs a few blocks. The first
 * request of a run is cut to 256 kB, DuckDB's own block, each that goes on where one ended to twice the one before, so that long
 * runs are still read in long pieces. DuckDB takes what it gets and asks for the rest if it needs it.
 */
export const narrowReadAhead = `(() => {
  const first = 262144;
  const runs = new Map();
  const plain = XMLHttpRequest.prototype.setRequestHeader;
  XMLHttpRequest.prototype.setRequestHeader = function (name, value) {
    const range = /^bytes=(\\d+)-(\\d+)$/.exec(value);
    if (range === null) return plain.call(this, name, value);
    const [from, to] = [Number(range[1]), Number(range[2])];
    const width = runs.get(from) ?? first;
    const last = Math.min(to, from + width - 1);
    runs.delete(from);
    if (last < to) runs.set(last + 1, 2 * width);
    if (runs.size > 100) runs.delete(runs.keys().next().value);
    plain.call(this, name, 'bytes=' + from + '-' + last);
  };
})();
`;
