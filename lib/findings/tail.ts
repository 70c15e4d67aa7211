import { countOf, formatFactor, formatScore } from '@/lib/plots/core/format';
import type { MiniFigure } from '@/lib/plots/core/mini-plot';
import { median } from '@/lib/plots/core/numbers';
import type { ClassMetricRow } from '@/lib/scoring/result-tables';
import { rankedTeams } from './ranking';
import type { Ends, Finding, FindingInputs } from './types';
import { band, finding, intervalText, rowsBy, shareOfTeams, team } from './words';

interface BandMean {
  readonly band: string;
  readonly map: number;
  /** Classes whose AP is defined. */
  readonly classes: number;
  /** Median of AP over prevalence. */
  readonly lift: number;
}

/** A team's mean AP in each band that has one, in the order of the bands. */
function bandMeans(
  { bands, bandRows }: FindingInputs,
  classes: ReadonlyMap<string, readonly ClassMetricRow[]>,
  name: string,
): BandMean[] {
  return bands.names.flatMap((own) => {
    const row = bandRows.find((one) => one.team === name && one.band === own);
    if (!row || row.map === null) return [];
    const known = (classes.get(name) ?? []).filter(
      (one) => one.band === own && one.ap !== null && one.prevalence !== null,
    );
    if (known.length === 0) return [];
    const lifts = known.map((one) => one.ap! / one.prevalence!);
    return [{ band: own, map: row.map, classes: known.length, lift: median(lifts) }];
  });
}

const excludesZero = ({ lower, upper }: Ends) =>
  lower !== null && upper !== null && (lower > 0 || upper < 0);

function figureOf(means: readonly BandMean[]): MiniFigure {
  return {
    kind: 'rows',
    format: 'score',
    rows: means.map((mean) => ({
      name: mean.band,
      band: mean.band,
      value: mean.map,
      lower: null,
      upper: null,
    })),
  };
}

/** What is said of AP as a multiple of prevalence. */
function liftText(gap: number, first: BandMean, last: BandMean): string {
  const values = `${formatFactor(first.lift)} times this in ${first.band} and ${formatFactor(last.lift)} times in ${last.band} classes (medians)`;
  const other = gap > 0 && last.lift > first.lift;
  const says = ` Random scores have an AP equal to prevalence: AP is ${values}`;
  return other ? `${says}, so part of the difference is prevalence alone.` : `${says}.`;
}

/** The difference between groups of classes, which have no order. */
function groupFinding(inputs: FindingInputs, name: string, means: readonly BandMean[]): Finding[] {
  const sorted = [...means].sort((a, b) => b.map - a.map);
  const [high, low] = [sorted[0]!, sorted.at(-1)!];
  const ends = inputs.inference?.bandDifference(name, high.band, low.band) ?? null;
  const level = inputs.inference?.level ?? 0.95;
  return [
    finding(
      {
        task: inputs.task,
        topic: 'tail',
        cell: 'bands',
        strength: !ends ? 'not tested' : excludesZero(ends) ? 'clear' : 'uncertain',
        statistic: 'difference of map',
        value: high.map - low.map,
        ...(ends && { ...ends, level }),
        team: name,
        band: low.band,
        figure: figureOf(means),
      },
      team(name),
      ` has its highest mean AP in `,
      band(high.band),
      ` (${formatScore(high.map)}) and its lowest in `,
      band(low.band),
      ` (${formatScore(low.map)}): a difference of ${formatScore(high.map - low.map)}${intervalText(ends, level)}.`,
    ),
  ];
}

/** What the tail costs: the leader's mean AP in the most frequent classes minus the rarest ones. */
export function tailFindings(inputs: FindingInputs): Finding[] {
  const { task, bands, inference, teams } = inputs;
  const leader = rankedTeams(inputs)[0]?.row.team ?? teams.find((row) => row.map !== null)?.team;
  if (leader === undefined) return [];
  const classes = rowsBy(inputs.classRows, (row) => row.team);
  const means = bandMeans(inputs, classes, leader);
  if (means.length < 2) {
    const [only] = means;
    if (!only || bands.names.length < 2 || bands.by === 'group') return [];
    return [
      finding(
        { task, topic: 'tail', cell: 'bands', strength: 'not tested', band: only.band },
        'All classes are in one band, ',
        band(only.band),
        ', so there is no tail to compare. Other cut-offs would divide them.',
      ),
    ];
  }
  if (bands.by === 'group') return groupFinding(inputs, leader, means);
  const [first, last] = [means[0]!, means.at(-1)!];
  const gap = first.map - last.map;
  const ends = inference?.bandDifference(leader, first.band, last.band) ?? null;
  const level = inference?.level ?? 0.95;
  const gaps = teams.flatMap(({ team: name }) => {
    const own = bandMeans(inputs, classes, name);
    const [a, b] = [first, last].map((end) => own.find((mean) => mean.band === end.band)?.map);
    return a === undefined || b === undefined ? [] : [a - b];
  });
  const alike = gaps.filter((own) => own > 0 === gap > 0).length;
  const direction = gap > 0 ? 'lower' : 'higher';
  return [
    finding(
      {
        task,
        topic: 'tail',
        cell: 'bands',
        strength: !ends ? 'not tested' : excludesZero(ends) ? 'clear' : 'uncertain',
        statistic: `map ${first.band} minus ${last.band}`,
        value: gap,
        ...(ends && { ...ends, level }),
        team: leader,
        band: last.band,
        figure: figureOf(means),
      },
      'Mean AP of ',
      team(leader),
      ` is ${formatScore(Math.abs(gap))} ${direction} in `,
      band(last.band),
      ' than in ',
      band(first.band),
      ` classes${intervalText(ends && gap < 0 ? { lower: flip(ends.upper), upper: flip(ends.lower) } : ends, level)}: `,
      `${formatScore(last.map)} over ${countOf(last.classes, 'class')}, ${formatScore(first.map)} over ${first.classes}.`,
      ends && !excludesZero(ends) ? ' The interval includes 0, so this may be chance.' : '',
      gaps.length > 1 ? ` It is ${direction} for ${shareOfTeams(alike, gaps.length)}.` : '',
      liftText(gap, first, last),
    ),
  ];
}

const flip = (value: number | null) => (value === null ? null : -value);
