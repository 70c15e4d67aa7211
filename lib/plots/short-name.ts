const MOST = 80;

/** A name as it stands within a sentence: whole, unless nobody would read it to its end. */
export function shortName(name: string): string {
  if (name.length <= MOST) return name;
  const characters = [...name.slice(0, 2 * MOST)].slice(0, MOST - 1);
  return `${characters.join('').trimEnd()}…`;
}
