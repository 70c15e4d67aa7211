/** Letters in the order in which groups take them: a ... z, then aa, ab ... */
function letter(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}

/**
 * The letters of each team: one a group it belongs to.
 *
 * @example alikeLetters([['A', 'B'], ['B', 'C']]) // A: a, B: ab, C: b
 */
export function alikeLetters(groups: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const [index, group] of groups.entries()) {
    for (const team of group) letters.set(team, (letters.get(team) ?? '') + letter(index));
  }
  return letters;
}
