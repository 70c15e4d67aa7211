/** Words of SQL that name nothing without quotes. */
export const RESERVED: ReadonlySet<string> = new Set(
  'all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create default deferrable desc describe distinct do else end except false fetch for foreign from group having in initially intersect into lambda lateral leading limit not null offset on only or order pivot pivot_longer pivot_wider placing primary qualify references returning select show some summarize symmetric table then to trailing true union unique unpivot using variadic when where window with'.split(
    ' ',
  ),
);

/** Why the name of a query is invalid; null if it is valid. */
export function nameProblem(
  name: string,
  others: readonly string[],
  isTable: (name: string) => boolean,
): string | null {
  const lower = name.toLowerCase();
  if (name === '') return 'A query needs a name, so that other cells can read it.';
  if (!/^[a-z_][a-z0-9_]*$/i.test(name)) {
    return 'A name may contain only the letters a to z, digits and _, and may not start with a digit.';
  }
  if (RESERVED.has(lower)) return `${name} is a word of SQL; choose another name.`;
  if (isTable(lower)) return `${name} is a table of the notebook; choose another name.`;
  if (others.some((other) => other.toLowerCase() === lower)) {
    return `Another query is called ${name}; choose another name.`;
  }
  return null;
}
