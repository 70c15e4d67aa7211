import type { Dependency } from './declare';

/** The values behind each dependency: it has changed where one is not the same (`===`) any more. */
export type Basis = Readonly<Record<Dependency, readonly unknown[]>>;

/** The values that a result rests on: it stays the same as long as each of them does. */
export function valuesOf(dependsOn: readonly Dependency[], basis: Basis): readonly unknown[] {
  return dependsOn.flatMap((name) => basis[name]);
}
