import type { ColumnKind } from './types';

const INTEGER = /^U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/;

/** The kind of a DuckDB type. Decimals are doubles here, dates and binary are `other`. */
export function kindOf(sqlType: string): ColumnKind {
  if (INTEGER.test(sqlType)) return 'integer';
  if (sqlType === 'FLOAT') return 'float';
  if (sqlType === 'DOUBLE' || sqlType.startsWith('DECIMAL')) return 'double';
  if (sqlType === 'BOOLEAN') return 'boolean';
  if (sqlType === 'VARCHAR' || sqlType.startsWith('ENUM')) return 'text';
  return 'other';
}
