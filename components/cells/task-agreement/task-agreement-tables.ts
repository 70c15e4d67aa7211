/** Result tables that the cell of two tasks reads. */
export const TASK_AGREEMENT_TABLES = ['class_metrics', 'team_metrics'] as const;
