import type {
  AverageFigure,
  ClassFigure,
  DatasetRow,
  PublishedTables,
} from '@/lib/challenge/published/tables';
import { readCsv } from './csv';

type TextRow = Record<string, string>;

function rows(file: string): TextRow[] {
  return readCsv(`challenges/cxr-lt-2024/${file}.csv`);
}

/** A number that must be there. */
function number(row: TextRow, column: string): number {
  const value = Number(row[column]);
  if (!row[column] || Number.isNaN(value)) {
    throw new Error(
      `data/challenges: column "${column}" holds "${row[column]}"; expected a number`,
    );
  }
  return value;
}

const numberOrNull = (row: TextRow, column: string) => (row[column] ? number(row, column) : null);
const textOrNull = (row: TextRow, column: string) => row[column] || null;
const yes = (row: TextRow, column: string) => row[column] === 'yes' || row[column] === '1';
const taskName = (task: string | undefined) => `Task ${task}`;

/** The named columns, `numbers` as numbers and `texts` as they stand. */
function pick<T extends string, N extends string>(
  row: TextRow,
  texts: readonly T[],
  numbers: readonly N[],
) {
  return {
    ...(Object.fromEntries(texts.map((c) => [c, row[c] ?? ''])) as Record<T, string>),
    ...(Object.fromEntries(numbers.map((c) => [c, number(row, c)])) as Record<N, number>),
  };
}

function datasets(row: TextRow): DatasetRow[] {
  return [1, 2, 3].map((task) => ({
    source_table: row.source_table!,
    split: row.split!,
    task: taskName(String(task)),
    samples: number(row, `task${task}_samples`),
    labels: number(row, `task${task}_labels`),
  }));
}

const LEADERBOARD = [
  'rank',
  'map',
  'mauroc',
  'mauroc_rank',
  'mf1',
  'mf1_rank',
  'mece',
  'mece_rank',
] as const;

/** Reads the CSV files of `data/challenges/cxr-lt-2024` as the typed tables the notebook works with. */
export function publishedTables(): PublishedTables {
  return {
    published_class_metrics: rows('per_class').map((row) => ({
      ...pick(row, ['source_table', 'class', 'team'], ['value']),
      task: taskName(row.task),
      metric: row.metric as ClassFigure['metric'],
    })),
    published_averages: rows('aggregates').map((row) => ({
      ...pick(row, ['source_table', 'team'], ['value']),
      task: taskName(row.task),
      statistic: row.statistic as AverageFigure['statistic'],
    })),
    published_leaderboard: rows('leaderboard').map((row) => ({
      ...pick(row, ['source_table', 'team'], LEADERBOARD),
      task: taskName(row.task),
    })),
    published_bands: rows('bands').map((row) => ({
      ...pick(row, ['source_table', 'team'], ['overall', 'head', 'medium', 'tail', 'average']),
      task: taskName(row.task),
    })),
    published_task_agreement: rows('task_agreement').map((row) => ({
      ...pick(row, ['team'], ['task1_map', 'task2_map']),
      task1: 'Task 1',
      task2: 'Task 2',
      source_table: row.source!,
    })),
    published_label_quality: rows('label_quality').map((row) =>
      pick(row, ['source_table', 'class'], ['rule_based', 'gpt_4o']),
    ),
    published_classes: rows('classes').map((row) => ({
      ...pick(row, ['class', 'origin'], []),
      task1: yes(row, 'task1'),
      task2: yes(row, 'task2'),
      task3: yes(row, 'task3'),
      train_positives: numberOrNull(row, 'train_positives'),
      development_positives: numberOrNull(row, 'development_positives'),
      gold_positives_inferred: numberOrNull(row, 'gold_positives_inferred'),
    })),
    published_datasets: rows('datasets').flatMap(datasets),
    published_timeline: rows('timeline').map((row) => {
      const [start = '', end = start] = row.date!.split(' to ');
      return { ...pick(row, ['source_table', 'event'], ['teams']), start, end };
    }),
    published_teams: rows('teams').map((row) => ({
      ...pick(
        row,
        ['source_table', 'team', 'handle', 'institution', 'resolutions', 'backbones'],
        [],
      ),
      ensemble: yes(row, 'ensemble'),
      loss_reweighting: yes(row, 'loss_reweighting'),
      vision_language: yes(row, 'vision_language'),
      pretraining: row.pretraining!,
    })),
    published_statements: rows('statements').map((row) => ({
      ...pick(row, ['source', 'quantity'], ['value']),
      task: row.task ? taskName(row.task) : null,
      team: textOrNull(row, 'team'),
      band: textOrNull(row, 'band'),
    })),
  };
}
