import type { TableColumn } from '@/components/ui/table-format';

/** Columns of the printed class figures. */
export const PRINTED_CLASS_COLUMNS: readonly TableColumn[] = [
  { key: 'task', title: 'Task', format: 'text' },
  { key: 'team', title: 'Team', format: 'text' },
  { key: 'class', title: 'Class', format: 'text' },
  { key: 'band', title: 'Band', format: 'text' },
  { key: 'prevalence', title: 'Training prevalence', format: 'percent' },
  { key: 'ap', title: 'AP', format: 'score' },
  { key: 'f1', title: 'F1', format: 'score' },
  { key: 'fnr', title: 'FNR', format: 'score' },
  { key: 'source_tables', title: 'Printed in', format: 'text' },
];
