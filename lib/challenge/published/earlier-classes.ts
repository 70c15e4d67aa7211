import type { PublishedTables } from './tables';

/** Origin of the classes that no earlier challenge had. */
const NEWEST = 'cxr-lt-2024';

/** Classes that CXR-LT 2023 had too. */
export function earlierClasses({ published_classes }: PublishedTables): Set<string> {
  return new Set(published_classes.filter((c) => c.origin !== NEWEST).map((c) => c.class));
}
