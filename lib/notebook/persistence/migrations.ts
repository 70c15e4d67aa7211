/** A notebook of some version, as JSON gave it: nothing of it is known yet. */
export type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Version 1 held `cells` and `settings` only. Its cells could not be hidden, the notebook had no
 * title and nothing selected, and what was chosen in single cells was not kept.
 */
function from1(saved: Json): Json {
  const { cells } = saved;
  return {
    ...saved,
    version: 2,
    title: '',
    choices: {},
    selection: { classes: [], teams: [], bands: [] },
    files: [],
    cells: Array.isArray(cells)
      ? cells.map((cell: unknown) => (isObject(cell) ? { ...cell, hidden: false } : cell))
      : cells,
  };
}

/** By the version they start from; each leads to the next. */
const MIGRATIONS: ReadonlyMap<number, (saved: Json) => Json> = new Map([[1, from1]]);

/** Brings a notebook of an older version up to the present one, step by step. */
export function migrate(saved: Json, from: number, to: number): Json {
  let now = saved;
  for (let version = from; version < to; version++) {
    const step = MIGRATIONS.get(version);
    if (!step) throw new Error(`no migration from version ${version}`);
    now = step(now);
  }
  return now;
}
