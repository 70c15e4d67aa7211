import { BUILT_IN } from './built-in';
import { type Challenge, plainChallenge } from './challenge';
import { canonicalClassKey, knowClasses } from './class-names';

/** A challenge that files were recognised as, or the plain one made of them. */
export interface Recognised {
  readonly challenge: Challenge;
  /** The task of the challenge; null where it names none. */
  readonly task: string | null;
  /** Where the description is from: the reader, the built-in ones, or the files themselves. */
  readonly from: 'reader' | 'built-in' | 'files';
}

/** Shared classes among all classes, from which on files are taken for a built-in challenge. */
const ENOUGH = 0.8;

const keysOf = (names: readonly string[]) => new Set(names.map(canonicalClassKey));

/** The tasks of a challenge, by the keys of their classes. */
function tasksOf({ classes, tasks }: Challenge) {
  const all = classes.map(({ name }) => name);
  const listed = tasks ?? [];
  const known = listed.map((task) => ({ name: task.name, keys: keysOf(task.classes ?? all) }));
  return known.length > 0 ? known : [{ name: null, keys: keysOf(all) }];
}

/** The task most like a set of classes: shared classes among all of both, 0 to 1. */
function bestTask(challenge: Challenge, keys: ReadonlySet<string>) {
  let best: { name: string | null; share: number; covered: number } | null = null;
  for (const task of tasksOf(challenge)) {
    const shared = [...keys].filter((key) => task.keys.has(key)).length;
    const share = shared / (keys.size + task.keys.size - shared);
    if (!best || share > best.share) best = { name: task.name, share, covered: shared / keys.size };
  }
  return best!;
}

function find(classes: readonly string[], own: Challenge | null): Recognised {
  if (own) knowClasses(own.classes);
  const keys = keysOf(classes);
  if (own && keys.size > 0) {
    const { name, covered } = bestTask(own, keys);
    if (covered >= 0.5) return { challenge: own, task: name, from: 'reader' };
  }
  let best: (Recognised & { share: number }) | null = null;
  for (const challenge of keys.size > 0 ? Object.values(BUILT_IN) : []) {
    const { name, share } = bestTask(challenge, keys);
    if (share < ENOUGH || (best && best.share >= share)) continue;
    best = { challenge, task: name, from: 'built-in', share };
  }
  if (best) return { challenge: best.challenge, task: best.task, from: best.from };
  return { challenge: plainChallenge('Files', classes), task: null, from: 'files' };
}

const cache = new WeakMap<object, Map<string, Recognised>>();
const NONE = {};

/**
 * Recognises the challenge of a label file by its classes: the reader's own description where it
 * names at least half of them, else the built-in one that is nearest, else a plain one.
 *
 * @param classes names of the label file's classes
 * @param own the description that the reader chose
 */
export function recognise(classes: readonly string[], own: Challenge | null = null): Recognised {
  const seen = cache.get(own ?? NONE) ?? new Map<string, Recognised>();
  cache.set(own ?? NONE, seen);
  const key = JSON.stringify(classes);
  const found = seen.get(key) ?? find(classes, own);
  seen.set(key, found);
  return found;
}
