/** Whether two lists have the same items, each compared by identity. */
export function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => Object.is(item, b[i])));
}

/**
 * The same function, remembering for each `key` object the value for the arguments of the last
 * call, compared by identity. Values are released together with their key.
 */
export function memoBy<Key extends object, Args extends readonly unknown[], Value>(
  compute: (key: Key, ...args: Args) => Value,
): (key: Key, ...args: Args) => Value {
  const known = new WeakMap<Key, { readonly args: Args; readonly value: Value }>();
  return (key, ...args) => {
    const last = known.get(key);
    if (last && sameItems(last.args, args)) return last.value;
    const value = compute(key, ...args);
    known.set(key, { args, value });
    return value;
  };
}

/** Returns the list given in the last call instead of one with the same items. */
export function steadyList<T>(
  same: (a: readonly T[], b: readonly T[]) => boolean = sameItems,
): (list: readonly T[]) => readonly T[] {
  let last: readonly T[] = [];
  return (list) => {
    if (!same(list, last)) last = list;
    return last;
  };
}
