/** Rooms from top to bottom; imports run downwards only. */
const floors = [
  ['app'],
  ['components'],
  ['lib/notebook'],
  ['lib/figures', 'lib/export', 'lib/evaluation'],
  ['lib/engine', 'lib/metrics', 'lib/challenge'],
];

/** Doors between rooms of one floor; `types` lets nothing but types through. */
const doors: Readonly<Record<string, 'all' | 'types'>> = {
  'lib/engine -> lib/challenge': 'all',
  'lib/figures -> lib/evaluation': 'types',
  'lib/export -> lib/evaluation': 'types',
};

/** Rooms beside the house: they may use these floors and those below, and no room may use them. */
const annexes: Readonly<Record<string, number>> = { data: 3, 'lib/cli': 3 };

/** Packages (or the start of their names) that only some rooms may import. */
const owners: readonly [RegExp, readonly string[]][] = [
  [/^@duckdb\//, ['lib/engine']],
  [/^parquet-wasm|^apache-arrow/, ['lib/engine', 'data']],
  [/^@observablehq\/plot|^d3/, ['lib/figures']],
  [/^react|^next|^radix-ui|^lucide|^@tanstack\//, ['app', 'components']],
  [/^node:/, ['data', 'lib/cli', 'lib/engine']],
];
const alone = ['lib/metrics', 'lib/challenge'];

/** The room a path lies in, e.g. `lib/engine` or `components`. */
export function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'lib' ? `${top}/${second}` : top;
}

/** Why a room may not import another, or undefined where it may. */
export function roomBreach(from: string, to: string, typeOnly: boolean): string | undefined {
  if (from === to) return undefined;
  const target = floors.findIndex((rooms) => rooms.includes(to));
  if (target < 0) return `${to} is for no other room`;
  const annex = annexes[from];
  if (annex !== undefined) return target >= annex ? undefined : `${from} may not use ${to}`;
  const own = floors.findIndex((rooms) => rooms.includes(from));
  if (own < 0) return `${from} is no room of the plan`;
  if (target > own) return undefined;
  const door = doors[`${from} -> ${to}`];
  if (door === 'all' || (door === 'types' && typeOnly)) return undefined;
  return door === 'types'
    ? `${to} is open to ${from} for types only`
    : `${to} is not below ${from}`;
}

/** Why a room may not import a package, or undefined where it may. */
export function packageBreach(room: string, name: string): string | undefined {
  if (alone.includes(room)) return `${room} imports nothing`;
  const owned = owners.find(([names, rooms]) => names.test(name) && !rooms.includes(room));
  return owned && `only ${owned[1].join(', ')} may`;
}
