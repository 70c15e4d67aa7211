import { quoteIdentifier, quoteText } from '../quote';
import { type Token, tokens } from './lexer';
import { SqlError } from './sql-error';

/** Schema of the user's tables and views. */
export const USER_SCHEMA = 'my';

/** A statement that a cell may run. `select` is the text of the query alone. */
export type Statement =
  | { readonly kind: 'select'; readonly select: string }
  | {
      readonly kind: 'create';
      readonly what: 'table' | 'view';
      readonly replace: boolean;
      readonly onlyIfAbsent: boolean;
      readonly name: string;
      readonly select: string;
      /** Where the query begins in the cell's text. */
      readonly offset: number;
    }
  | {
      readonly kind: 'drop';
      readonly what: 'table' | 'view';
      readonly ifExists: boolean;
      readonly name: string;
    };

const REFUSED =
  'Only SELECT may run here, and CREATE TABLE, CREATE VIEW and DROP in your own schema, as in CREATE TABLE my.findings AS SELECT ...';

/** Statements of DuckDB that cells may not run; other first words are left to DuckDB's parser. */
const OTHERS = new Set(
  'alter analyze attach begin call checkpoint comment commit copy deallocate delete detach execute explain export force import insert install load merge pragma prepare reset rollback set start truncate update use vacuum abort'.split(
    ' ',
  ),
);

/** First words of statements that only read. */
const READING = new Set(
  'select from with values table describe desc show summarize pivot unpivot'.split(' '),
);

/** Whether a text begins like a statement that only reads, in brackets or not. */
export function isReading(select: string): boolean {
  const first = tokens(select).find(({ text }) => text !== '(');
  return first?.kind === 'word' && READING.has(first.text.toLowerCase());
}

function placeOf(sql: string, offset: number) {
  const before = sql.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

class Reader {
  readonly #all: readonly Token[];
  #at = 0;
  constructor(all: readonly Token[]) {
    this.#all = all;
  }
  get next(): Token | undefined {
    return this.#all[this.#at];
  }
  /** Skips the words if they are next. */
  take(...words: string[]): boolean {
    const fits = words.every((word, i) => this.#all[this.#at + i]?.text.toLowerCase() === word);
    if (fits) this.#at += words.length;
    return fits;
  }
  /** Skips `my.name`. */
  userTableName(): string {
    const place = this.#all[this.#at + 2];
    const named = place && (place.kind === 'word' || place.kind === 'name');
    if (!this.take(USER_SCHEMA, '.') || !named) {
      throw new SqlError(
        `Tables and views can be made and dropped only in the schema ${USER_SCHEMA}, as ${USER_SCHEMA}.findings`,
      );
    }
    this.#at++;
    return place.text;
  }
}

function what(reader: Reader): 'table' | 'view' | null {
  if (reader.take('table')) return 'table';
  return reader.take('view') ? 'view' : null;
}

function create(reader: Reader, sql: string): Statement {
  const replace = reader.take('or', 'replace');
  const kind = what(reader);
  if (kind === null) throw new SqlError(REFUSED);
  const onlyIfAbsent = reader.take('if', 'not', 'exists');
  const name = reader.userTableName();
  if (!reader.take('as') || !reader.next) {
    throw new SqlError(`expected AS and a query after ${USER_SCHEMA}.${name}`);
  }
  const offset = reader.next.start;
  return {
    kind: 'create',
    what: kind,
    replace,
    onlyIfAbsent,
    name,
    select: sql.slice(offset),
    offset,
  };
}

function drop(reader: Reader): Statement {
  const kind = what(reader);
  if (kind === null) throw new SqlError(REFUSED);
  const ifExists = reader.take('if', 'exists');
  const name = reader.userTableName();
  reader.take(';');
  if (reader.next) throw new SqlError('expected one statement in a cell, and nothing after it');
  return { kind: 'drop', what: kind, ifExists, name };
}

/**
 * Reads what a cell asks for: one query, or one CREATE or DROP in the user's schema.
 *
 * @throws SqlError for anything else
 */
export function readStatement(sql: string): Statement {
  const reader = new Reader(tokens(sql));
  if (!reader.next) throw new SqlError('There is no query yet.');
  if (reader.take('create')) return create(reader, sql);
  if (reader.take('drop')) return drop(reader);
  const { kind, text } = reader.next;
  if (kind === 'word' && OTHERS.has(text.toLowerCase())) {
    throw new SqlError(REFUSED, placeOf(sql, reader.next.start));
  }
  return { kind: 'select', select: sql };
}

/**
 * Functions that a SELECT can call and that do more than read: some change how the database works
 * for good, `query` could hide their names, others take addresses in memory.
 */
const ACTING = new Set(
  'enable_logging disable_logging truncate_duckdb_logs write_log checkpoint force_checkpoint query query_table arrow_scan arrow_scan_dumb scan_arrow_ipc'.split(
    ' ',
  ),
);

function refuseActing(select: string): void {
  const all = tokens(select);
  all.forEach(({ kind, text, start }, i) => {
    const isName = kind === 'word' || kind === 'name';
    if (!isName || all[i + 1]?.text !== '(' || !ACTING.has(text.toLowerCase())) return;
    throw new SqlError(
      `${text} does more than read and is not allowed here.`,
      placeOf(select, start),
    );
  });
}

/**
 * A query as a table. DuckDB's own `query` function takes one SELECT statement and refuses all
 * else, whatever is in the text.
 *
 * @throws SqlError where the query calls what does more than read
 */
export function asTable(select: string): string {
  refuseActing(select);
  return `query(${quoteText(select)})`;
}

/** The SQL of a CREATE or DROP, rebuilt from its parts. */
export function statementSql(statement: Exclude<Statement, { kind: 'select' }>): string {
  const target = `${USER_SCHEMA}.${quoteIdentifier(statement.name)}`;
  const noun = statement.what.toUpperCase();
  if (statement.kind === 'drop') {
    return `DROP ${noun} ${statement.ifExists ? 'IF EXISTS ' : ''}${target}`;
  }
  const replace = statement.replace ? 'OR REPLACE ' : '';
  const absent = statement.onlyIfAbsent ? 'IF NOT EXISTS ' : '';
  return `CREATE ${replace}${noun} ${absent}${target} AS SELECT * FROM ${asTable(statement.select)}`;
}
