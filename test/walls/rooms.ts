/** Rooms from top to bottom; imports run downwards only. */
const floors = [
  ['app'],
  ['components/shell'],
  ['components/sources'],
  ['components/cells'],
  ['components/cells/<id>'],
  ['components/cells/user'],
  ['components/cells/shared'],
  ['components/images'],
  ['components/export'],
  ['components/selection'],
  ['components/hooks'],
  ['components/ui'],
  ['lib/notebook'],
  ['lib/report'],
  ['lib/findings'],
  ['lib/export', 'lib/sql', 'lib/pictures'],
  ['lib/plots'],
  ['lib/results'],
  ['lib/inference'],
  ['lib/scoring'],
  ['lib/improve'],
  ['lib/ingest'],
  ['lib/challenge'],
  ['lib/metrics', 'data/challenges'],
];

/** Doors between rooms of one floor; `types` lets nothing but types through. */
const doors: Readonly<Record<string, 'all' | 'types'>> = {};

/** Rooms of which another may use nothing but types, though they lie below it. */
const typesOnly: Readonly<Record<string, readonly string[]>> = {
  'lib/plots': ['lib/scoring', 'lib/inference', 'lib/improve', 'lib/ingest'],
};

/** Rooms beside the house: they may use lib below the notebook, and no room may use them. */
const annexes: readonly string[] = ['data', 'lib/cli'];
const annexFloor = floors.findIndex((rooms) => rooms.includes('lib/report'));

/** Packages (or the start of their names) that only some rooms may import. */
const owners: readonly [RegExp, readonly string[]][] = [
  [/^@duckdb\//, ['lib/sql']],
  [/^parquet-wasm|^apache-arrow/, ['lib/ingest', 'lib/sql', 'data']],
  [/^dicom-parser/, ['lib/pictures']],
  [/^@observablehq\/plot|^d3/, ['lib/plots']],
  [/^react|^next|^radix-ui|^lucide|^@tanstack\//, ['app', 'components']],
  [/^node:/, ['data', 'lib/cli', 'lib/ingest', 'lib/sql']],
];
/** Rooms that may import these packages and no other. */
const alone: ReadonlyMap<string, readonly string[]> = new Map([
  ['lib/metrics', []],
  ['lib/challenge', ['valibot']],
]);

/** The room a path lies in, e.g. `lib/ingest`, `components/ui` or `components/cells/bands`. */
export function roomOf(path: string): string {
  const [top = '', second = '', third = ''] = path.split('/');
  if (top === 'data' && second === 'challenges') return 'data/challenges';
  if (top !== 'lib' && top !== 'components') return top;
  const isCellFolder = top === 'components' && second === 'cells' && path.split('/').length > 3;
  return isCellFolder ? `components/cells/${third}` : `${top}/${second}`;
}

const isOneCell = (room: string) =>
  room.startsWith('components/cells/') && !floors.some((rooms) => rooms.includes(room));

/** Floor of a room, 0 the top; all cells are on one floor. -1 if the room is unknown. */
function floorOf(room: string): number {
  return floors.findIndex((rooms) =>
    rooms.includes(isOneCell(room) ? 'components/cells/<id>' : room),
  );
}

/** Why a room may not import another, or undefined where it may. */
export function roomBreach(from: string, to: string, typeOnly: boolean): string | undefined {
  if (from === to) return undefined;
  const target = floorOf(to);
  if (target < 0) return `${to} is for no other room`;
  if (annexes.includes(from)) return target >= annexFloor ? undefined : `${from} may not use ${to}`;
  const own = floorOf(from);
  if (own < 0) return `${from} is no room of the plan`;
  if (target > own) {
    const forTypes = typesOnly[from]?.includes(to) && !typeOnly;
    return forTypes ? `${to} is open to ${from} for types only` : undefined;
  }
  const door = doors[`${from} -> ${to}`];
  if (door === 'all' || (door === 'types' && typeOnly)) return undefined;
  return door === 'types'
    ? `${to} is open to ${from} for types only`
    : `${to} is not below ${from}`;
}

/** Why a room may not import a package, or undefined where it may. */
export function packageBreach(room: string, name: string): string | undefined {
  const allowed = alone.get(room);
  if (allowed && !allowed.includes(name))
    return `${room} imports ${allowed.join(', ') || 'nothing'}`;
  const top = room.split('/')[0]!;
  const owned = owners.find(
    ([names, rooms]) => names.test(name) && !rooms.includes(room) && !rooms.includes(top),
  );
  return owned && `only ${owned[1].join(', ')} may`;
}
