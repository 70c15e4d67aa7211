import { jackknifeGroups } from '@/lib/metrics';
import type { GroupedImages } from '../attributes';
import { BOARD_LEVEL } from '../boards/board-samples';
import { changeInterval } from '../boards/sample-parts';
import { GAP_METRICS, type GapMetric } from '../boards/team-boards';
import type { ScoreSource } from '../images/source';
import {
  GROUP_STEPS,
  type GroupGap,
  type GroupPair,
  type GroupSeries,
  type GroupStep,
  groupGap,
  groupSeries,
} from '../slices/group-gap';
import { inSlices } from '../steps';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable } from './declare';

/** Which groups are compared. */
export interface GroupChoice {
  readonly attribute: string;
  readonly first: string;
  readonly second: string;
  /** Attribute whose values are to be as common as in the second group; null for none. */
  readonly mix: string | null;
}

interface Source extends GroupChoice {
  readonly task: string;
  readonly team: string;
  readonly metric: GapMetric;
  readonly step: GroupStep;
  readonly gap: GroupGap;
  readonly samples: number;
}

const column = computed<Source>();

const interval = ({ gap, step, samples }: Source) =>
  changeInterval(gap.changes[step], samples - 1, BOARD_LEVEL);

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  attribute: column.text(
    'Attribute',
    'Column that divides the images, such as the site',
    (own) => own.attribute,
  ),
  first: column.text('First', 'The largest group', ({ first }) => first),
  second: column.text('Second', 'The group it is compared with', ({ second }) => second),
  mix: column.text(
    'Case mix',
    'Attribute whose values count as often as in the second group; null for none',
    ({ mix }) => mix,
  ),
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  metric: column.oneOf('Metric', 'Mean that is compared', GAP_METRICS, ({ metric }) => metric),
  step: column.oneOf(
    'Step',
    'Only classes defined in both groups; prevalence of the second group; its case mix within each label; the rest. Mean over all orders of the first three (Shapley)',
    GROUP_STEPS,
    ({ step }) => step,
  ),
  classes: column.classes(
    'Classes',
    'Classes defined in the first group',
    ({ gap }) => gap.classes,
  ),
  shared_classes: column.classes(
    'Shared classes',
    'Classes defined in both',
    ({ gap }) => gap.shared,
  ),
  start: column.score('Start', 'Mean in the first group', ({ gap }) => orNull(gap.start)),
  change: column.signed('Change', 'What the step changes', ({ gap, step }) =>
    orNull(gap.changes[step][0]!),
  ),
  lower: column.signed(
    'Lower',
    'Lower end of its 95 % interval by the jackknife of patients',
    (own) => orNull(interval(own)[0]),
  ),
  upper: column.signed('Upper', 'Upper end of this interval', (own) => orNull(interval(own)[1])),
  end: column.score('End', 'Mean in the second group, over shared classes', ({ gap }) =>
    orNull(gap.end),
  ),
} as const;

export type GroupGapRow = RowOf<{ readonly columns: typeof columns }>;

/** What the page offers: the largest group against each other one. */
export function groupChoices(attributes: readonly GroupedImages[]): GroupChoice[] {
  return attributes.flatMap((own) => {
    const sizes = own.groups.map((_, g) => own.groupOf.filter((group) => group === g).length);
    const largest = sizes.indexOf(Math.max(...sizes));
    const first = own.groups[largest]!;
    const others = own.groups.filter((group) => group !== first);
    const mixes = [null, ...attributes.filter((other) => other !== own).map(({ name }) => name)];
    return others.flatMap((second) =>
      mixes.map((mix) => ({ attribute: own.name, first, second, mix })),
    );
  });
}

function pairOf(
  attributes: readonly GroupedImages[],
  { attribute, first, second, mix }: GroupChoice,
  clusterOf: Uint32Array,
): GroupPair {
  const { groupOf, groups } = attributes.find(({ name }) => name === attribute)!;
  const side = Uint8Array.from(groupOf, (group) => {
    const name = groups[group];
    return name === first ? 0 : name === second ? 1 : 255;
  });
  const samples = jackknifeGroups(clusterOf.reduce((most, own) => Math.max(most, own + 1), 0));
  return {
    side,
    strata: attributes.find(({ name }) => name === mix)?.groupOf ?? null,
    leftOut: Uint8Array.from(clusterOf, (cluster) => cluster % samples),
    samples: samples + 1,
  };
}

/** `group_gaps` of one team and choice. */
export async function groupGapRows(
  source: ScoreSource,
  choice: GroupChoice,
  team: string,
): Promise<GroupGapRow[]> {
  const attributes = await source.attributes();
  const { clusterOf } = await source.clusters();
  const pair = pairOf(attributes, choice, clusterOf);
  const series: GroupSeries[] = [];
  for (const [index, { name }] of source.classes.entries()) {
    for (const { scores } of await source.scores(name, team)) {
      series.push(await inSlices(groupSeries(scores, source.labels[index]!, pair)));
    }
  }
  return GAP_METRICS.flatMap((metric) => {
    const gap = groupGap(series, metric);
    if (!gap) return [];
    const { samples } = pair;
    return GROUP_STEPS.filter((step) => step !== 'case mix' || choice.mix !== null).map((step) =>
      column.row(columns, { ...choice, task: source.task, team, metric, step, gap, samples }),
    );
  });
}

export const GROUP_GAPS = resultTable({
  name: 'group_gaps',
  description:
    'The gap between a team’s means in the largest group of an attribute and in each other one, such as two sites, taken apart: classes, prevalence, case mix by another attribute, and the rest.',
  key: ['task', 'attribute', 'first', 'second', 'mix', 'team', 'metric', 'step'],
  columns,
  order: [],
  dependsOn: ['labels', 'scores', 'metadata', 'clusters'],
  onDemand: true,
  needsImages: true,
  inSql: true,
  inFiles: false,
  make: async ({ images }) => {
    const rows: GroupGapRow[] = [];
    for (const source of await images()) {
      for (const choice of groupChoices(await source.attributes())) {
        for (const team of source.teams) rows.push(...(await groupGapRows(source, choice, team)));
      }
    }
    return rows;
  },
});
