import { importsOf, withoutComments } from './imports';
import { packageBreach, roomBreach, roomOf } from './rooms';

/** Files of the project: path from the root to text. */
export type Sources = ReadonlyMap<string, string>;

/** Imports that run upwards, sideways through no door, or to another room's package. */
export function wallBreaches(sources: Sources): string[] {
  return [...sources].flatMap(([path, source]) =>
    importsOf(path, source).flatMap(({ target, isPackage, typeOnly }) => {
      const room = roomOf(path);
      const why = isPackage
        ? packageBreach(room, target)
        : roomBreach(room, roomOf(target), typeOnly);
      return why ? [`${path} imports ${target}: ${why}`] : [];
    }),
  );
}

/** Cycles of files that load each other, each as `a -> b -> a`. */
export function importCycles(sources: Sources): string[] {
  const graph = new Map<string, string[]>();
  for (const [path, source] of sources) {
    const targets = importsOf(path, source)
      .filter(({ isPackage, typeOnly }) => !isPackage && !typeOnly)
      .flatMap(({ target }) =>
        ['', '.ts', '.tsx', '.mjs', '/index.ts']
          .map((end) => target + end)
          .filter((p) => sources.has(p)),
      );
    graph.set(path, targets);
  }
  return cyclesIn(graph);
}

/** Cycles of rooms that import each other, also for types, each as `a -> b -> a`. */
export function roomCycles(sources: Sources): string[] {
  const graph = new Map<string, Set<string>>();
  for (const [path, source] of sources) {
    const room = roomOf(path);
    const targets = graph.get(room) ?? new Set();
    graph.set(room, targets);
    for (const { target, isPackage } of importsOf(path, source)) {
      if (!isPackage && roomOf(target) !== room) targets.add(roomOf(target));
    }
  }
  return cyclesIn(graph);
}

function cyclesIn(graph: ReadonlyMap<string, Iterable<string>>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (node: string, way: string[]) => {
    const begun = way.indexOf(node);
    if (begun >= 0) cycles.push([...way.slice(begun), node].join(' -> '));
    if (begun >= 0 || done.has(node)) return;
    for (const target of graph.get(node) ?? []) visit(target, [...way, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return cycles;
}

/** Names that stand in no request: namespaces of XML, and this machine. */
const harmless = /^(www\.w3\.org|127\.0\.0\.1|localhost|\$\{.*)$/;

/** Hosts that the text of a file names outside of comments. */
export function foreignHosts(sources: Sources): string[] {
  return [...sources].flatMap(([path, source]) =>
    [...withoutComments(source).matchAll(/(?:(?:https?|wss?):|['"`(])\/\/([\w.-]+\.\w+|\$\{)/g)]
      .map(([, host]) => host ?? '')
      .filter((host) => !harmless.test(host))
      .map((host) => `${path} names ${host}`),
  );
}

/** Files of more lines than one idea needs. */
export function longFiles(sources: Sources, limit: number): string[] {
  return [...sources]
    .map(([path, source]) => ({ path, lines: source.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > limit)
    .map(({ path, lines }) => `${path}: ${lines} lines`);
}
