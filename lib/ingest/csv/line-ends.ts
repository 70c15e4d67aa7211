const CR = 13;
const LF = 10;

/** Lone line feeds and lone carriage returns beside pairs of both. */
function isMixed(bytes: Uint8Array): boolean {
  let pairs = 0;
  let feeds = 0;
  let returns = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === CR) {
      if (bytes[i + 1] === LF) {
        pairs++;
        i++;
      } else returns++;
    } else if (bytes[i] === LF) feeds++;
  }
  return [pairs, feeds, returns].filter((n) => n > 0).length > 1;
}

/** CSV text with one kind of line end: DuckDB takes any, but not several in one file. */
export function unifyLineEnds(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (!bytes.includes(CR) || !isMixed(bytes)) return bytes;
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === CR) {
      out[length++] = LF;
      if (bytes[i + 1] === LF) i++;
    } else out[length++] = bytes[i]!;
  }
  return out.slice(0, length);
}
