import type { PrintOptions } from '@/lib/export/table/print-options';
import type { ExportOptions } from '@/lib/notebook/ephemeral';

/** How a table is printed, as the reader chose. */
export function printOptions({ size, decimals, intervals, teams }: ExportOptions): PrintOptions {
  return { block: size === 'column' ? 'column' : 'page', decimals, intervals, teams };
}
