/** Metrics of a class that a reader can choose among. */
export type ClassMetric = 'ap' | 'auroc' | 'f1' | 'fnr' | 'ece';

export const CLASS_METRICS: readonly { readonly value: ClassMetric; readonly label: string }[] = [
  { value: 'ap', label: 'AP' },
  { value: 'auroc', label: 'AUROC' },
  { value: 'f1', label: 'F1' },
  { value: 'fnr', label: 'FNR' },
  { value: 'ece', label: 'ECE' },
];
