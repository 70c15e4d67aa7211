import { type Bands, bandNames } from '@/lib/challenge/bands';
import { DEFAULT_RANKING, rankingText } from '@/lib/challenge/challenge';
import { resultColumns } from '@/lib/export/table/result-columns';
import type { ExportTable, TableRow } from '@/lib/export/table/table';
import { TEAM_STATISTICS } from '@/lib/metrics';
import { bandsFigure, describeBands } from '@/lib/plots/bands';
import type { ErrorBars } from '@/lib/plots/core/error-bars';
import type { FigureParams } from '@/lib/plots/core/params';
import { figureTheme } from '@/lib/plots/core/theme';
import { describeFnr, fnrFigure } from '@/lib/plots/fnr';
import { describeHeatMap, heatMapFigure } from '@/lib/plots/heat-map';
import { describeLeaderboard, leaderboardFigure } from '@/lib/plots/leaderboard';
import { describeLongTail, longTailFigure } from '@/lib/plots/long-tail';
import { describePairwiseMatrix, pairwiseMatrixFigure } from '@/lib/plots/pairwise-matrix';
import { describeRankBlobs, rankBlobsFigure, withRankSets } from '@/lib/plots/rank-blobs';
import { describeReliability, reliabilityFigure } from '@/lib/plots/reliability';
import { ALL_CLASSES } from '@/lib/scoring/pools';
import type { ResultTableName } from '@/lib/scoring/result-tables';
import { bandsInForce } from '@/lib/scoring/tables/label-counts';
import { svgPages } from './figure-svg';
import type { ReportInputs } from './types';

/** A part of the report: a figure with what it shows, and the rows behind it. */
export interface ReportSection {
  readonly id: string;
  readonly title: string;
  /** What the figure says, in one sentence computed from its rows. */
  readonly finding: string;
  /** What is shown and how it is computed. */
  readonly caption: string;
  /** The figure as SVG, all of its pages. */
  readonly figure: string;
  readonly tables: readonly ExportTable[];
}

/** Width in px at which figures are drawn. */
const WIDTH = 960;
/** Teams of a figure that has a mark for each: those that rank first. */
const FEW = 12;

function tableOfRows(
  name: ResultTableName,
  caption: string,
  rows: readonly object[],
  without: readonly string[] = ['task'],
): ExportTable {
  return {
    name,
    caption,
    columns: resultColumns(name, ...without),
    rows: rows as readonly TableRow[],
  };
}

/** Teams from best to last; those without a rank last. */
function rankedTeams({ tables }: ReportInputs): string[] {
  const rows = [...(tables.team_metrics ?? [])];
  rows.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
  return rows.map((row) => row.team);
}

function errorBars({ tables, resampling }: ReportInputs): ErrorBars | undefined {
  const rows = tables.bootstrap_metrics?.filter((row) => row.method === 'jackknife') ?? [];
  return resampling && rows.length > 0 ? { rows, note: resampling.note } : undefined;
}

function leaderboardSection(
  inputs: ReportInputs,
  teams: readonly string[],
  params: FigureParams,
): ReportSection {
  const all = inputs.tables.team_metrics ?? [];
  const rows = teams.flatMap((team) => all.filter((row) => row.team === team));
  const intervals = errorBars(inputs);
  const draw = (page: FigureParams) =>
    leaderboardFigure(rows, { ...page, ...(intervals && { intervals }) });
  const finding = describeLeaderboard(rows);
  return {
    id: 'leaderboard',
    title: 'Leaderboard',
    finding,
    caption: `Teams ranked by ${rankingText(inputs.settings.ranking ?? DEFAULT_RANKING)}. mAP is the mean over classes of average precision, the step-wise area under the precision-recall curve. A mean leaves out classes whose statistic is undefined.`,
    figure: svgPages(draw, finding, params),
    tables: [
      tableOfRows('team_metrics', 'Statistics of each team', rows),
      ...(intervals
        ? [
            tableOfRows(
              'bootstrap_metrics',
              'Intervals of the means of each team',
              (inputs.tables.bootstrap_metrics ?? []).filter(({ scope }) => scope === 'team'),
              ['task', 'scope', 'subject', 'out_of_date'],
            ),
          ]
        : []),
    ],
  };
}

function ranksSection(
  { tables, resampling }: ReportInputs,
  params: FigureParams,
): ReportSection | null {
  const rule = resampling?.rule ?? null;
  const ranks = tables.rank_distribution?.filter((row) => row.metric === rule) ?? [];
  if (!resampling?.ranks || !rule || ranks.length === 0) return null;
  const { level, note } = resampling;
  const { title } = TEAM_STATISTICS[rule];
  const sets = tables.rank_sets?.filter((row) => row.metric === rule) ?? [];
  const rows = { ranks, teams: withRankSets(resampling.ranks.teams, sets) };
  const options = { rule: title, level };
  const draw = (page: FigureParams) => rankBlobsFigure(rows, { ...page, ...options, note });
  const finding = describeRankBlobs(rows, options);
  return {
    id: 'ranks',
    title: 'How stable is the ranking?',
    finding,
    caption: `How often each team takes each rank by ${title} over the bootstrap replicates, which are the same for all teams. Set: the ranks the team may have; all sets together contain all true ranks at the confidence level.`,
    figure: svgPages(draw, finding, params),
    tables: [
      tableOfRows('rank_sets', 'Ranks each team may have', sets, ['task', 'metric', 'out_of_date']),
    ],
  };
}

function pairsSection(
  { tables, resampling }: ReportInputs,
  teams: readonly string[],
  params: FigureParams,
): ReportSection | null {
  const rule = resampling?.rule ?? null;
  const rows =
    tables.pairwise_comparisons?.filter((row) => row.scope === 'team' && row.metric === rule) ?? [];
  if (!resampling || !rule || rows.length === 0) return null;
  const { title, better } = TEAM_STATISTICS[rule];
  const draw = (page: FigureParams) =>
    pairwiseMatrixFigure(rows, {
      ...page,
      metric: title,
      order: teams,
      note: resampling.note,
    });
  const finding = describePairwiseMatrix(rows, { metric: title });
  return {
    id: 'pairs',
    title: 'Which differences are significant?',
    finding,
    caption: `In how many replicates the team of the row has a ${better} ${title} than the team of the column. Framed pairs differ significantly: p values are of paired differences, adjusted over all pairs (Holm).`,
    figure: svgPages(draw, finding, params),
    tables: [
      tableOfRows('pairwise_comparisons', `Differences in ${title} between teams`, rows, [
        'task',
        'scope',
        'subject',
        'metric',
        'out_of_date',
      ]),
    ],
  };
}

/** How the classes of the report are divided. */
function bandsOfReport({ tables, settings }: ReportInputs): Bands {
  const names = new Set((tables.label_counts ?? []).map((row) => row.class));
  return bandsInForce(
    [...names].map((name) => ({ name })),
    settings.bands,
  );
}

function longTailSection(inputs: ReportInputs, params: FigureParams): ReportSection {
  const rows = inputs.tables.label_counts ?? [];
  const bands = bandsOfReport(inputs);
  const finding = describeLongTail(rows, params);
  return {
    id: 'long-tail',
    title: 'The long tail',
    finding,
    caption: `The prevalence of each class, on a logarithmic axis; ${inputs.bands}.`,
    figure: svgPages(
      (page) => longTailFigure(rows, { ...page, scale: 'log', bands }),
      finding,
      params,
    ),
    tables: [tableOfRows('label_counts', 'Positive images of each class', rows)],
  };
}

function bandsSection(inputs: ReportInputs, params: FigureParams): ReportSection | null {
  const { class_metrics: classes = [], band_metrics: bands = [] } = inputs.tables;
  if (bands.length === 0) return null;
  const intervals = errorBars(inputs);
  const finding = describeBands({ classes, bands }, params);
  return {
    id: 'bands',
    title: bandsOfReport(inputs).by === 'group' ? 'Groups of classes' : 'Bands of prevalence',
    finding,
    caption:
      'The mean average precision of each team over the classes of each band, with every class as a dot.',
    figure: svgPages(
      (page) => bandsFigure({ classes, bands }, { ...page, ...(intervals && { intervals }) }),
      finding,
      params,
    ),
    tables: [tableOfRows('band_metrics', 'Means over the classes of each band', bands)],
  };
}

/** Says which teams a figure leaves out. */
const ofTeams = (shown: number, all: number) =>
  shown < all ? ` The figure shows the first ${shown} of ${all} teams; the table has all.` : '';

function classSections(
  { tables, settings }: ReportInputs,
  teams: readonly string[],
  params: FigureParams,
): ReportSection[] {
  const all = tables.class_metrics ?? [];
  const few = teams.slice(0, FEW);
  const rows = few.flatMap((team) => all.filter((row) => row.team === team));
  const threshold = { threshold: settings.threshold };
  const left = ofTeams(few.length, teams.length);
  return [
    {
      id: 'classes',
      title: 'Class by class',
      finding: describeHeatMap(rows, { metric: 'ap' }),
      caption: `Average precision of each class and team. A class without positive images has none.${left}`,
      figure: svgPages(
        (page) => heatMapFigure(rows, { ...page, metric: 'ap' }),
        describeHeatMap(rows, { metric: 'ap' }),
        params,
      ),
      tables: [],
    },
    {
      id: 'false-negatives',
      title: 'Which classes are missed?',
      finding: describeFnr(rows, threshold),
      caption: `False negative rate of each class: the share of its positive images whose score is not above ${settings.threshold}.${left}`,
      figure: svgPages(
        (page) => fnrFigure(rows, { ...page, ...threshold }),
        describeFnr(rows, threshold),
        params,
      ),
      tables: [tableOfRows('class_metrics', 'Statistics of each class and team', all)],
    },
  ];
}

function calibrationSection(
  { tables, settings }: ReportInputs,
  teams: readonly string[],
  params: FigureParams,
): ReportSection | null {
  const few = teams.slice(0, FEW);
  const pooled = (tables.calibration_bins ?? []).filter((row) => row.class === ALL_CLASSES);
  const rows = few.flatMap((team) => pooled.filter((row) => row.team === team));
  if (rows.length === 0) return null;
  const series = rows.map((row) => ({ ...row, series: row.team }));
  const finding = describeReliability(series, { subject: ALL_CLASSES });
  return {
    id: 'calibration',
    title: 'Calibration',
    finding,
    caption: `Scores of all classes pooled, in ${settings.bins} bins: the mean score of each bin against its share of positive images. On the diagonal, scores and positive rates agree.${ofTeams(few.length, teams.length)}`,
    figure: svgPages(
      (page) => reliabilityFigure(series, { ...page, subject: ALL_CLASSES }),
      finding,
      params,
    ),
    tables: [tableOfRows('calibration_bins', 'Bins of all classes pooled', pooled)],
  };
}

/** The sections of a report, in reading order; those without rows are left out. */
export function reportSections(inputs: ReportInputs, document: Document): ReportSection[] {
  const teams = rankedTeams(inputs);
  const params = {
    width: WIDTH,
    theme: figureTheme('light', bandNames(bandsOfReport(inputs))),
    teams,
    document,
  };
  return [
    leaderboardSection(inputs, teams, params),
    ranksSection(inputs, params),
    pairsSection(inputs, teams, params),
    longTailSection(inputs, params),
    bandsSection(inputs, params),
    ...classSections(inputs, teams, params),
    calibrationSection(inputs, teams, params),
  ].filter((section) => section !== null);
}
