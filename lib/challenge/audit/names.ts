const METRICS: Readonly<Record<string, string>> = {
  ap: 'AP',
  f1: 'F1',
  fnr: 'FNR',
  map: 'mAP',
  mauroc: 'mAUROC',
  mf1: 'mF1',
  mece: 'mECE',
  mean_ap: 'mean AP',
  macro_f1: 'macro F1',
  macro_fnr: 'macro FNR',
  micro_f1: 'micro F1',
  micro_fnr: 'micro FNR',
  map_2023_classes: 'mAP over the classes of 2023',
  precision_rule_based: 'mean precision of rule-based labels',
  precision_gpt_4o: 'mean precision of GPT-4o labels',
  new_classes: 'number of new classes',
};

/** A metric as the reader knows it. */
export const metricName = (metric: string) => METRICS[metric] ?? metric;

/** A table as the reader knows it: `S3` is Supplementary Table 3. */
export const tableName = (table: string) => table.replace(/^S(\d+)$/, 'Supplementary Table $1');

/** Three decimals, as printed. */
export const digits = (value: number) => value.toFixed(3);

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
