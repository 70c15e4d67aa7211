import { quoteIdentifier } from './sql';
import type { ColumnInfo } from './types';

/** SQL tests for what a label cell says. A cell that passes none of them is no label. */
export interface LabelTests {
  readonly positive: string;
  readonly negative: string;
  readonly unknown: string;
}

/** Tests for a column by its kind: 1 or true, 0 or false; -1, empty or NaN are unknown. */
export function labelTests({ name, kind }: Pick<ColumnInfo, 'name' | 'kind'>): LabelTests {
  const x = quoteIdentifier(name);
  switch (kind) {
    case 'boolean':
      return { positive: x, negative: `NOT ${x}`, unknown: `${x} IS NULL` };
    case 'integer':
      return { positive: `${x} = 1`, negative: `${x} = 0`, unknown: `${x} IS NULL OR ${x} = -1` };
    case 'float':
    case 'double':
      return {
        positive: `${x} = 1`,
        negative: `${x} = 0`,
        unknown: `${x} IS NULL OR ${x} = -1 OR isnan(CAST(${x} AS DOUBLE))`,
      };
    default: {
      const text = `lower(trim(CAST(${x} AS VARCHAR)))`;
      return {
        positive: `${text} IN ('1', '1.0', 'true')`,
        negative: `${text} IN ('0', '0.0', 'false')`,
        unknown: `${x} IS NULL OR ${text} IN ('', '-1', '-1.0', 'nan')`,
      };
    }
  }
}
