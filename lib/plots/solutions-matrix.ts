import * as Plot from '@observablehq/plot';
import { countOf, DASH, formatScore } from './core/format';
import { footnote } from './core/key';
import { type FigureParams, FONT, SMALL_FONT } from './core/params';
import { finish, noteFigure, pixel, plotSvg } from './core/svg';
import { type Tags, tagged } from './core/tagged';
import { shortName } from './core/text';
import { tipOptions } from './core/tip';
import {
  LINE,
  type MatrixBlock,
  type MatrixColumn,
  matrixLayout,
  type SolutionRow,
  type SolutionScore,
} from './solutions-layout';

interface Spot extends Tags {
  readonly team?: string;
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly title: string;
  readonly used: boolean;
}

/** One sentence for those who cannot see the figure. */
export function describeSolutions(rows: readonly SolutionRow[]): string {
  const techniques = [...new Set(rows.map((row) => row.technique))];
  const teams = new Set(rows.map((row) => row.team)).size;
  if (teams === 0) return 'No solution to show.';
  const marks = techniques.flatMap((technique) => {
    const own = rows.filter((row) => row.technique === technique);
    if (own.some(({ detail }) => detail !== 'yes' && detail !== 'no')) return [];
    return [`${technique.toLowerCase()} ${own.filter((row) => row.used).length}`];
  });
  return `${countOf(teams, 'team')} and ${countOf(techniques.length, 'technique')}; teams that use ${marks.join(', ')}.`;
}

const middle = (column: MatrixColumn) => column.x + column.width / 2;

function markSpots(rows: readonly SolutionRow[], block: MatrixBlock, column: MatrixColumn): Spot[] {
  const row = rows.find((r) => r.team === block.team && r.technique === column.title);
  if (!row) return [];
  const title = `${shortName(row.team)}, ${column.title}: ${row.detail}`;
  return [{ team: row.team, x: middle(column), y: block.y, text: '', title, used: row.used }];
}

function scoreSpots(
  scores: readonly SolutionScore[],
  block: MatrixBlock,
  column: MatrixColumn,
): Spot[] {
  const score = scores.find((s) => s.team === block.team && s.heading === column.title);
  const text = score ? formatScore(score.value) : DASH;
  const title = `${shortName(block.team)}, ${column.title}: ${score ? `${text}, ${score.place}` : 'not printed'}`;
  return [{ team: block.team, x: middle(column), y: block.y, text, title, used: Boolean(score) }];
}

/** Lines of text of a block, in its columns or, on a phone, below the team's name. */
function textSpots(block: MatrixBlock, columns: readonly MatrixColumn[], narrow: boolean): Spot[] {
  return [...block.texts].flatMap(([title, lines]) => {
    const x = columns.find((column) => column.title === title)?.x ?? 4;
    const first = narrow ? block.top + 6 + 1.5 * LINE : block.y - ((lines.length - 1) * LINE) / 2;
    return lines.map((text, i) => ({
      team: block.team,
      x,
      y: first + i * LINE,
      text,
      title: '',
      used: true,
    }));
  });
}

/**
 * Teams x techniques: a filled dot if a technique is used, a ring if not, words if there is more
 * than yes or no, and the team's scores at the right.
 */
export function solutionsFigure(
  rows: readonly SolutionRow[],
  scores: readonly SolutionScore[],
  params: FigureParams,
): SVGSVGElement {
  if (rows.length === 0) return noteFigure('No solution to show.', params);
  const layout = matrixLayout(rows, scores, params);
  const { ink, muted, grid, surface, ramp } = params.theme.colours;
  const { columns, blocks, narrow, headerHeight, headerFont } = layout;
  const note = footnote(layout.note, params);
  const height = layout.height + note.height;
  const of = (kind: MatrixColumn['kind']) => columns.filter((column) => column.kind === kind);
  const marks = blocks.flatMap((b) => of('mark').flatMap((c) => markSpots(rows, b, c)));
  const values = blocks.flatMap((b) => of('score').flatMap((c) => scoreSpots(scores, b, c)));
  const texts = blocks.flatMap((b) => textSpots(b, columns, narrow));
  const names = blocks.map((block) => ({
    team: block.team,
    x: 4,
    y: narrow ? block.top + 6 + LINE / 2 : block.y,
    text: block.label,
  }));
  const headers = columns.flatMap((column) =>
    column.header.map((text, i) => ({
      text,
      x: column.kind === 'text' ? column.x : middle(column),
      y: headerHeight - 10 - (column.header.length - 1 - i) * LINE,
      anchor: column.kind === 'text' ? 'start' : 'middle',
    })),
  );
  type At = { readonly x: number; readonly y: number };
  const at = { x: pixel<At>((spot) => spot.x), y: pixel<At>((spot) => spot.y) };
  const header = (anchor: 'start' | 'middle') =>
    Plot.text(
      headers.filter((h) => h.anchor === anchor),
      { ...at, text: 'text', textAnchor: anchor, fill: muted, fontSize: headerFont },
    );
  const text = (data: readonly (At & Tags)[], options: Plot.TextOptions) =>
    tagged.text(data, { ...at, text: 'text', fill: ink, ...options });
  const tip = tipOptions(params, SMALL_FONT);
  const svg = plotSvg(
    {
      height,
      margin: 0,
      marks: [
        header('start'),
        header('middle'),
        Plot.link(blocks, {
          x1: pixel<MatrixBlock>(() => 0),
          x2: pixel<MatrixBlock>(() => params.width),
          y1: pixel<MatrixBlock>((block) => block.top),
          y2: pixel<MatrixBlock>((block) => block.top),
          stroke: grid,
        }),
        text(names, { textAnchor: 'start', fontWeight: 600, fontSize: FONT }),
        text(texts, { textAnchor: 'start', fontSize: SMALL_FONT }),
        tagged.dot(marks, {
          ...at,
          r: 5.5,
          fill: (spot: Spot) => (spot.used ? ramp[4]! : surface),
          stroke: (spot: Spot) => (spot.used ? ramp[4]! : muted),
          strokeWidth: 1.25,
          title: 'title',
          tip,
        }),
        text(values, { textAnchor: 'middle', fontSize: FONT }),
        note.marks(height),
      ],
    },
    params,
  );
  return finish(svg, describeSolutions(rows), params, layout.pages);
}
