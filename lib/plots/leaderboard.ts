import { barsOf, type ErrorBars, type FindBar } from './core/error-bars';
import { countOf, formatScore } from './core/format';
import { bestValue, fittingTitle, METRICS, metricPhrase, type TeamMetric } from './core/metrics';
import { joinNotes, zoomNote } from './core/pages';
import { panelFigure } from './core/panels';
import type { FigureParams } from './core/params';
import { teamStyles, teamsOf } from './core/styles';
import { noteFigure } from './core/svg';
import { teamPanels, valueDomain, valuePanel } from './core/team-panels';
import { shortName } from './core/text';

/** A row of `team_metrics`. */
export interface LeaderboardRow extends Readonly<Record<TeamMetric, number | null>> {
  readonly team: string;
  readonly rank: number | null;
}

const SHOWN: readonly TeamMetric[] = ['map', 'mauroc', 'mf1', 'mece'];

export interface LeaderboardParams extends FigureParams {
  /** Intervals of the teams' means. */
  readonly intervals?: ErrorBars;
  /** Metrics with a mark, and what it means. */
  readonly marked?: { readonly metrics: readonly string[]; readonly note: string };
}

function describeOne(row: LeaderboardRow): string {
  const known = SHOWN.filter((metric) => row[metric] !== null);
  if (known.length === 0) return 'No team has a score to show.';
  const values = known.map((metric) => `${METRICS[metric].short} ${formatScore(row[metric])}`);
  return `${shortName(row.team)} has ${values.join(', ')}.`;
}

/** One sentence for those who cannot see the figure. */
export function describeLeaderboard(rows: readonly LeaderboardRow[]): string {
  const [only] = rows;
  if (only && rows.length === 1) return describeOne(only);
  const leaders = new Map<string, string[]>();
  for (const metric of SHOWN) {
    const { short, lowerIsBetter } = METRICS[metric];
    const best = bestValue(
      rows.map((row) => row[metric]),
      lowerIsBetter,
    );
    if (best === null) continue;
    const teams = rows.filter((row) => row[metric] === best).map((row) => shortName(row.team));
    const names = teams.length === rows.length ? 'all teams alike' : teams.join(', ');
    leaders.set(names, [...(leaders.get(names) ?? []), `${short} (${formatScore(best)})`]);
  }
  if (leaders.size === 0) return 'No team has a score to show.';
  const parts = [...leaders].map(([names, metrics]) => `${names} by ${metrics.join(', ')}`);
  return `Best of ${countOf(rows.length, 'team')}: ${parts.join('; ')}.`;
}

/** The bar of a team's mean; ECE is not resampled. */
function barOf(find: FindBar, { team }: LeaderboardRow, metric: TeamMetric) {
  return metric === 'mece' ? null : find(team, 'team', null, metric);
}

function sentence(row: LeaderboardRow, find: FindBar): string {
  const rank = row.rank === null ? '' : `, rank ${row.rank}`;
  const phrases = SHOWN.map((metric) =>
    metricPhrase(metric, row[metric], barOf(find, row, metric)),
  );
  return `${shortName(row.team)}${rank}: ${phrases.join(', ')}`;
}

/** Teams by rank as a dot plot: a panel each for mAP, mAUROC, mF1 and mECE, with its own scale. */
export function leaderboardFigure(
  rows: readonly LeaderboardRow[],
  params: LeaderboardParams,
): SVGSVGElement {
  if (rows.length === 0) return noteFigure('No team to show: no predictions are loaded.', params);
  const last = rows.length + 1;
  const sorted = rows.toSorted((a, b) => (a.rank ?? last) - (b.rank ?? last));
  const style = teamStyles(params.teams ?? teamsOf(rows), params.theme);
  const panels = teamPanels(
    sorted.map((row) => row.team),
    SHOWN.length,
    params,
  );
  const find = barsOf(params.intervals);
  const parts = SHOWN.map((metric, index) => {
    const { short, lowerIsBetter } = METRICS[metric];
    const place = panels.place(index);
    const values = sorted.map((row) => ({
      team: row.team,
      value: row[metric],
      title: sentence(row, find),
      bar: barOf(find, row, metric),
    }));
    const svg = valuePanel(
      values,
      {
        place,
        title: params.marked?.metrics.includes(metric) ? `${short} †` : short,
        subtitle: lowerIsBetter ? ['lower is better'] : ['higher is better'],
        axisTitle: (width) => fittingTitle(metric, width),
        lowerIsBetter,
        style,
      },
      params,
    );
    return { svg, x: place.x, y: place.y, domain: valueDomain(values, place) };
  });
  const zoomed = zoomNote(...parts.map(({ domain }) => domain));
  return panelFigure(
    parts,
    {
      height: panels.height,
      pages: panels.pages,
      note: joinNotes(
        zoomed,
        params.marked && `† ${params.marked.note}`,
        params.intervals?.note,
        panels.note,
      ),
      description: describeLeaderboard(rows),
    },
    params,
  );
}
