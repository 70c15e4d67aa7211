import * as v from 'valibot';
import type { PublishedTables } from './tables';

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const optional = v.exactOptional;

/** Where a value is printed: `Table 2`. */
const source_table = optional(text);

const rows = <T extends v.ObjectEntries>(entries: T) =>
  optional(v.pipe(v.array(v.strictObject(entries)), v.maxLength(100_000)));

/** The published tables that a description brings, row by row as they are printed. */
export const declaredTables = v.strictObject({
  class_metrics: rows({
    source_table,
    task: text,
    metric: v.picklist(['ap', 'f1', 'fnr']),
    class: text,
    team: text,
    value: share,
  }),
  averages: rows({
    source_table,
    task: text,
    statistic: v.picklist(['mean_ap', 'macro_f1', 'micro_f1', 'macro_fnr', 'micro_fnr']),
    team: text,
    value: share,
  }),
  leaderboard: rows({
    source_table,
    task: text,
    team: text,
    rank: optional(count),
    map: optional(share),
    mauroc: optional(share),
    mauroc_rank: optional(count),
    mf1: optional(share),
    mf1_rank: optional(count),
    mece: optional(share),
    mece_rank: optional(count),
  }),
  bands: rows({
    source_table,
    task: text,
    team: text,
    overall: share,
    head: share,
    medium: share,
    tail: share,
    average: share,
  }),
  classes: rows({ class: text, origin: optional(text), train_positives: optional(count) }),
  datasets: rows({ source_table, split: text, task: text, samples: count, labels: count }),
  timeline: rows({ source_table, event: text, start: text, end: optional(text), teams: count }),
  teams: rows({
    source_table,
    team: text,
    handle: optional(text),
    institution: optional(text),
    resolutions: optional(text),
    backbones: optional(text),
    ensemble: optional(v.boolean()),
    loss_reweighting: optional(v.boolean()),
    vision_language: optional(v.boolean()),
    pretraining: optional(text),
  }),
  statements: rows({
    source: text,
    quantity: text,
    task: optional(text),
    team: optional(text),
    band: optional(text),
    value: v.number(),
  }),
});

export type DeclaredTables = v.InferOutput<typeof declaredTables>;

type Placed = NonNullable<DeclaredTables['leaderboard']>[number] & {
  readonly source_table: string;
};

/** Teams of both of the first two tasks of a leaderboard, with their mAP. */
function agreementOf(rows: readonly Placed[]): PublishedTables['published_task_agreement'] {
  const [task1, task2] = new Set(rows.map(({ task }) => task));
  if (task1 === undefined || task2 === undefined) return [];
  return rows.flatMap(({ task, team, map: task1_map, source_table }) => {
    const task2_map = rows.find((other) => other.task === task2 && other.team === team)?.map;
    if (task !== task1 || task1_map === undefined || task2_map === undefined) return [];
    return [{ source_table, team, task1, task2, task1_map, task2_map }];
  });
}

/** The tables of a description, with null, or no text, where it states nothing. */
export function tablesDeclared(declared: DeclaredTables): PublishedTables {
  const at = 'the description';
  const { leaderboard = [], classes = [], timeline = [], teams = [], statements = [] } = declared;
  const placed = <T extends { readonly source_table?: string }>(all: readonly T[] = []) =>
    all.map((row) => ({ ...row, source_table: row.source_table ?? at }));
  return {
    published_class_metrics: placed(declared.class_metrics),
    published_averages: placed(declared.averages),
    published_leaderboard: placed(leaderboard).map((row) => ({
      rank: null,
      map: null,
      mauroc: null,
      mauroc_rank: null,
      mf1: null,
      mf1_rank: null,
      mece: null,
      mece_rank: null,
      ...row,
    })),
    published_bands: placed(declared.bands),
    published_task_agreement: agreementOf(placed(leaderboard)),
    published_label_quality: [],
    published_classes: classes.map(({ class: name, origin = '', train_positives = null }) => ({
      class: name,
      task1: true,
      task2: true,
      task3: true,
      origin,
      train_positives,
      development_positives: null,
      gold_positives_inferred: null,
    })),
    published_datasets: placed(declared.datasets),
    published_timeline: placed(timeline).map((row) => ({ ...row, end: row.end ?? row.start })),
    published_teams: placed(teams).map((row) => ({
      handle: '',
      institution: '',
      resolutions: '',
      backbones: '',
      ensemble: null,
      loss_reweighting: null,
      vision_language: null,
      pretraining: '',
      ...row,
    })),
    published_statements: statements.map((row) => ({
      task: null,
      team: null,
      band: null,
      ...row,
    })),
  };
}
