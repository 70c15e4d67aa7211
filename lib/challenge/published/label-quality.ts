import type { PublishedTables } from './tables';

/** Precision of one class's labels against the gold set, from either source. */
export interface LabelQuality {
  class: string;
  rule_based: number;
  gpt_4o: number;
  /** GPT-4o less rule-based. */
  difference: number;
}

export interface LabelQualityTable {
  rows: LabelQuality[];
  /** Means over the classes, as recomputed and as printed (null where not). */
  mean: { rule_based: number; gpt_4o: number };
  printed_mean: { rule_based: number; gpt_4o: number } | null;
}

/** Table 8 with its means. */
export function labelQuality({ published_label_quality }: PublishedTables): LabelQualityTable {
  const classes = published_label_quality.filter((row) => row.class !== 'Mean');
  const printed = published_label_quality.find((row) => row.class === 'Mean');
  const mean = (column: 'rule_based' | 'gpt_4o') =>
    classes.reduce((sum, row) => sum + row[column], 0) / classes.length;
  return {
    rows: classes.map(({ class: name, rule_based, gpt_4o }) => {
      return { class: name, rule_based, gpt_4o, difference: gpt_4o - rule_based };
    }),
    mean: { rule_based: mean('rule_based'), gpt_4o: mean('gpt_4o') },
    printed_mean: printed ? { rule_based: printed.rule_based, gpt_4o: printed.gpt_4o } : null,
  };
}
