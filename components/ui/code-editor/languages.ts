import { json, jsonParseLinter } from '@codemirror/lang-json';
import { SQLDialect, sql } from '@codemirror/lang-sql';
import { linter } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import type { CodeLanguage, EditorTable } from './types';

/** Keywords of queries only: other statements are not allowed. */
const KEYWORDS =
  'all and any array as asc asof anti semi positional between both by case cast collate columns create cross cube desc describe distinct drop else end except exclude exists false fetch filter for from full group grouping having ilike in inner intersect into is isnull join lateral left like limit natural not null nulls offset on only or order outer over partition pivot qualify range recursive replace right rollup rows sample select sets show similar some summarize symmetric table then to trailing true try_cast union unique unpivot using values view when where window with within first last glob escape at';

const TYPES =
  'bigint blob boolean date decimal double float hugeint integer interval list map real smallint struct text time timestamp tinyint ubigint uinteger usmallint utinyint varchar';

const FUNCTIONS =
  'abs approx_quantile arg_max arg_min array_agg avg bool_and bool_or ceil coalesce concat corr count covar_pop dense_rank exp first_value floor greatest histogram ifnull isfinite isnan lag last_value lead least length list_position ln log10 lower max median min mode nullif ntile percent_rank power quantile_cont range rank regexp_matches regr_slope replace round row_number sign sqrt stddev string_agg substring sum trim unnest upper var_pop';

const duckdb = SQLDialect.define({
  keywords: KEYWORDS,
  types: TYPES,
  builtin: FUNCTIONS,
  doubleDollarQuotedStrings: true,
  operatorChars: '*+-%<>!=&|^/~:',
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
