import { json, jsonParseLinter } from '@codemirror/lang-json';
import { PostgreSQL, SQLDialect, sql } from '@codemirror/lang-sql';
import { linter } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import type { CodeLanguage, EditorTable } from './types';

/** Words that DuckDB knows beyond PostgreSQL. */
const DUCKDB_WORDS =
  ' asof anti semi positional exclude replace qualify pivot unpivot summarize describe sample columns macro struct list map try_cast ilike glob';

const duckdb = SQLDialect.define({
  ...PostgreSQL.spec,
  keywords: `${PostgreSQL.spec.keywords ?? ''}${DUCKDB_WORDS}`,
});

function sqlSupport(tables: readonly EditorTable[]): Extension {
  return sql({
    dialect: duckdb,
    upperCaseKeywords: true,
    schema: Object.fromEntries(
      tables.map(({ name, columns }) => [
        name,
        {
          self: { label: name, type: 'class' },
          children: columns.map((column) => ({
            label: column.name,
            detail: column.type.toLowerCase(),
            type: 'property',
          })),
        },
      ]),
    ),
  });
}

export function languageSupport(language: CodeLanguage, tables: readonly EditorTable[]): Extension {
  switch (language) {
    case 'sql':
      return sqlSupport(tables);
    case 'json':
      return [json(), linter(jsonParseLinter())];
    case 'text':
      return [];
  }
}
