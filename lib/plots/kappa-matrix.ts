import { formatScore } from './core/format';
import { rampKey } from './core/key';
import { type MatrixCell, matrixPlace, matrixPlot } from './core/matrix-plot';
import { greatest, knownIn } from './core/numbers';
import { type FigureParams, FONT, SMALL_FONT } from './core/params';
import { noteFigure } from './core/svg';
import { shortName, textWidth } from './core/text';

/** Agreement of a human reader with another reader, or with a team. */
export interface KappaDatum {
  readonly reader: string;
  /** Another reader, or a team. */
  readonly other: string;
  readonly isTeam: boolean;
  /** Images that both called. */
  readonly images: number;
  /** Cohen's kappa; null where it is undefined. */
  readonly kappa: number | null;
}

export interface KappaMatrixParams extends FigureParams {
  /** Readers in the order of columns, and of the first rows. */
  readonly readers: readonly string[];
  /** Teams in the order of the rows below. */
  readonly order: readonly string[];
  /** The class. */
  readonly subject: string;
}

/** One sentence for those who cannot see the figure. */
export function describeKappaMatrix(
  rows: readonly KappaDatum[],
  { subject }: Pick<KappaMatrixParams, 'subject'>,
): string {
  const known = knownIn(rows, 'kappa');
  if (known.length === 0) return `No two of readers and teams differ in their calls of ${subject}.`;
  const parts = [
    ['readers', known.filter((row) => !row.isTeam)],
    ['a team and a reader', known.filter((row) => row.isTeam)],
  ] as const;
  const said = parts.flatMap(([who, own]) => {
    if (own.length === 0) return [];
    const most = greatest(own, (row) => row.kappa);
    const least = greatest(own, (row) => -row.kappa);
    const [low, high] = [formatScore(least.kappa), formatScore(most.kappa)];
    return [`kappa of ${who} ${low === high ? high : `from ${low} to ${high}`}`];
  });
  return `Agreement on ${subject}: ${said.join('; ')}.`;
}

const sentence = ({ reader, other, images, kappa }: KappaDatum) =>
  `${shortName(other)} and ${shortName(reader)}: ${kappa === null ? 'kappa undefined' : `kappa ${formatScore(kappa)}`} over ${images.toLocaleString('en')} calls of both`;

/** Readers and teams x readers: Cohen's kappa of their calls. */
export function kappaMatrixFigure(
  rows: readonly KappaDatum[],
  params: KappaMatrixParams,
): SVGSVGElement {
  const description = describeKappaMatrix(rows, params);
  const known = knownIn(rows, 'kappa');
  if (known.length === 0) return noteFigure(description, params);
  const { readers, order } = params;
  const named = {
    kind: 'team',
    other: readers,
    heads: 'readers',
    beside: true,
    share: 0.28,
    widest: 72,
  } as const;
  const teams = order.filter((team) => rows.some((row) => row.isTeam && row.other === team));
  const place = matrixPlace([...readers, ...teams], readers, named, params);
  const { layout, columns, column } = place;
  const rowOf = new Map(layout.names.map((name, i) => [name, i]));
  const columnOf = new Map(columns.items.map((name, i) => [name, i]));
  const cells = rows.flatMap((datum): MatrixCell[] => {
    const at = (own: string, other: string): MatrixCell[] => {
      const [i, j] = [rowOf.get(own), columnOf.get(other)];
      if (i === undefined || j === undefined) return [];
      const tags = datum.isTeam ? { team: own } : {};
      const cell = { row: i, column: j, value: datum.kappa, framed: false };
      return [{ ...tags, ...cell, title: sentence(datum) }];
    };
    const { reader, other, isTeam } = datum;
    return isTeam ? at(other, reader) : [...at(reader, other), ...at(other, reader)];
  });
  const domain = [Math.min(0, ...known.map((row) => row.kappa)), 1] as const;
  const hasText = column >= textWidth('−0.00', SMALL_FONT) + 6 && layout.step >= 13;
  const fontSize = column >= 44 ? FONT : SMALL_FONT;
  return matrixPlot(
    {
      place,
      key: rampKey(
        { domain, label: 'Cohen’s kappa with a reader', format: (value) => value.toFixed(1) },
        params,
      ),
      cells,
      domain,
      frames: [],
      text: hasText ? { format: (value) => value.toFixed(2), fontSize } : null,
      empty: { dash: hasText, fontSize },
      note: '1: the same calls; 0: as much agreement as by chance.',
      description,
    },
    params,
  );
}
