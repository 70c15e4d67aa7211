import { type Token, tokens } from './lexer';

const OPENS = new Set(['from', 'join', 'describe', 'summarize', 'table', 'pivot', 'unpivot']);
const CLOSES = new Set(
  'select where group order having limit offset on using window qualify union except intersect set values sample as'.split(
    ' ',
  ),
);

const wordOf = (token: Token | undefined) =>
  token?.kind === 'word' ? token.text.toLowerCase() : null;

/** Names defined in a query itself: `x AS (...)`. */
function givenNames(all: readonly Token[]): Set<string> {
  const names = all.flatMap((token, i) => {
    const isName = token.kind === 'word' || token.kind === 'name';
    return isName && wordOf(all[i + 1]) === 'as' && all[i + 2]?.text === '('
      ? [token.text.toLowerCase()]
      : [];
  });
  return new Set(names);
}

/**
 * The tables a query reads, in lower case and without their schema, as its text has them where a
 * table may stand: after FROM and JOIN and the commas between.
 */
export function tablesRead(sql: string): ReadonlySet<string> {
  const all = tokens(sql);
  const given = givenNames(all);
  const read = new Set<string>();
  /** Whether a table may stand next, for each open bracket. */
  const stack: { inFrom: boolean; expected: boolean }[] = [{ inFrom: false, expected: false }];
  for (let i = 0; i < all.length; i++) {
    const token = all[i]!;
    const top = stack.at(-1)!;
    const word = wordOf(token);
    if (token.text === '(' && token.kind === 'symbol') {
      stack.push({ inFrom: top.expected, expected: top.expected });
      top.expected = false;
    } else if (token.text === ')' && token.kind === 'symbol') {
      if (stack.length > 1) stack.pop();
    } else if (token.text === ',' && token.kind === 'symbol') {
      top.expected = top.inFrom;
    } else if (word !== null && OPENS.has(word)) {
      Object.assign(top, { inFrom: true, expected: true });
    } else if (word !== null && CLOSES.has(word)) {
      const isAlias = word === 'as';
      Object.assign(top, { inFrom: isAlias && top.inFrom, expected: false });
    } else if (top.expected && (token.kind === 'word' || token.kind === 'name')) {
      if (word === 'lateral') continue;
      top.expected = false;
      while (all[i + 1]?.text === '.' && all[i + 2]) i += 2;
      const name = all[i]!.text.toLowerCase();
      if (all[i + 1]?.text !== '(' && !given.has(name)) read.add(name);
    }
  }
  return read;
}
