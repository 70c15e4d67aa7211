/** Whether a name matches what was typed: a part of it, or a pattern with `*` for anything. */
export function matchesPattern(name: string, typed: string): boolean {
  const pattern = typed.trim().toLowerCase();
  const text = name.toLowerCase();
  if (!pattern.includes('*')) return text.includes(pattern);
  const parts = pattern.split('*');
  const [first = ''] = parts;
  const last = parts.at(-1)!;
  if (!text.startsWith(first) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** The teams to hide so that of all teams only these are shown. */
export function hiddenBut(all: readonly string[], shown: readonly string[]): string[] {
  const wanted = new Set(shown);
  return all.filter((team) => !wanted.has(team));
}

/** By which regular part of a file's path its team is named. */
export type NamePart = 'file' | 'folder' | 'folder-above' | 'pattern';

const segmentsOf = (path: string) => path.split(/[\\/]/).filter(Boolean);

/**
 * The part of a path that names its team; empty where the path has no such part.
 *
 * @param pattern a regular expression whose first group (or whole match) is the name
 */
export function namePart(path: string, part: NamePart, pattern = ''): string {
  const segments = segmentsOf(path);
  switch (part) {
    case 'file':
      return (segments.at(-1) ?? '').replace(/(\.[a-z0-9]{1,8})+$/i, '');
    case 'folder':
      return segments.at(-2) ?? '';
    case 'folder-above':
      return segments.at(-3) ?? '';
    case 'pattern': {
      if (pattern === '') return '';
      try {
        const found = new RegExp(pattern).exec(path);
        return found?.[1] ?? found?.[0] ?? '';
      } catch {
        return '';
      }
    }
  }
}

/** Names that more than one of several has, each once. */
export function repeatedNames(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}
