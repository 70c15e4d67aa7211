import { CHANNELS, type ChartColumn, defaultSpec } from './columns';
import { type ChartSpec, readSpec, type SpecProblem, writeSpec } from './spec';

/** A chart that names only its source and mark, with what suits its columns; any other as it is. */
function filledSpec(spec: ChartSpec, columns: readonly ChartColumn[]): ChartSpec {
  const isBare = CHANNELS.every((channel) => spec[channel] === undefined);
  return isBare && columns.length > 0 ? defaultSpec(spec.source, spec.mark, columns, spec) : spec;
}

export interface FilledChart {
  /** What the text names; null where it is no specification. */
  readonly named: ChartSpec | null;
  /** What is drawn; null where the text is no specification. */
  readonly spec: ChartSpec | null;
  readonly problems: readonly SpecProblem[];
  /** The text to show for it: the reader's own as it is, one of ours with what was filled in. */
  readonly text: string;
}

/** Reads a chart's text for the columns there are; it is drawn filled in, and stays as it is kept. */
export function fillChart(text: string, columns: readonly ChartColumn[]): FilledChart {
  const { spec: named, problems } = readSpec(text);
  const spec = named && filledSpec(named, columns);
  const isOurs = named !== null && text === writeSpec(named);
  return { named, spec, problems, text: spec && isOurs ? writeSpec(spec) : text };
}
