/** A token of SQL; blanks and comments are left out. */
export interface Token {
  /** `word` is a bare identifier or keyword, `name` a quoted identifier. */
  readonly kind: 'word' | 'name' | 'text' | 'symbol';
  /** A name without its quotes; anything else unchanged. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const BLANK = /\s+|--[^\n]*/y;
const WORD = /[\p{L}_][\p{L}\p{N}_$]*/uy;
const NAME = /"(?:[^"]|"")*"?/y;
const TEXT = /[eE]'(?:[^'\\]|\\[\s\S]|'')*'?|'(?:[^']|'')*'?|\$(\w*)\$[\s\S]*?(?:\$\1\$|$)/y;
const NUMBER = /\d[\w.]*/y;

function matchAt(pattern: RegExp, sql: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0] ?? null;
}

/** Length of a block comment, which may contain others. */
function blockComment(sql: string, at: number): number {
  let depth = 0;
  for (let i = at; i < sql.length; i++) {
    if (sql.startsWith('/*', i)) {
      depth++;
      i++;
    } else if (sql.startsWith('*/', i)) {
      depth--;
      i++;
      if (depth === 0) return i + 1 - at;
    }
  }
  return sql.length - at;
}

/**
 * The tokens of a query, well formed or not. Good enough to see which tables it reads; what may run
 * is decided by DuckDB's own parser.
 */
export function tokens(sql: string): Token[] {
  const found: Token[] = [];
  const add = (kind: Token['kind'], start: number, raw: string, text = raw) =>
    found.push({ kind, text, start, end: start + raw.length });
  for (let at = 0; at < sql.length; at = Math.max(at, found.at(-1)?.end ?? 0)) {
    const blank = sql.startsWith('/*', at)
      ? blockComment(sql, at)
      : (matchAt(BLANK, sql, at)?.length ?? 0);
    if (blank > 0) {
      at += blank;
      continue;
    }
    const text = matchAt(TEXT, sql, at);
    const name = text === null ? matchAt(NAME, sql, at) : null;
    const word = matchAt(WORD, sql, at);
    if (text !== null) add('text', at, text);
    else if (name !== null) add('name', at, name, name.slice(1, -1).replaceAll('""', '"'));
    else if (word !== null) add('word', at, word);
    else {
      const number = matchAt(NUMBER, sql, at);
      add(number === null ? 'symbol' : 'text', at, number ?? sql[at]!);
    }
  }
  return found;
}
