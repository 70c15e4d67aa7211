import { bandNames } from '@/lib/challenge/bands';
import { itemOf } from '@/lib/challenge/challenge';
import { findingsOf } from '@/lib/findings/findings';
import type { Finding } from '@/lib/findings/types';
import type { GroupRow, TeamMetricRow } from '@/lib/scoring/result-tables';
import { bandsInForce, labelCounts } from '@/lib/scoring/tables/label-counts';
import { rankingInForce } from '@/lib/scoring/tables/team-metrics';
import { printable } from '../terminal/printable';
import type { ChallengeInForce } from './challenge';
import type { Resampled } from './resampled';
import type { Scored } from './score';
import type { SubmissionRows } from './submission-tables';

/** What the rows of all submissions say. */
export function findingsOfRows(
  task: Scored['task'],
  { challenge, settings }: ChallengeInForce,
  teams: readonly TeamMetricRow[],
  rows: readonly SubmissionRows[],
  resampled: Resampled | null,
  groups: readonly GroupRow[],
): Finding[] {
  const { name, classes, images } = task;
  const bands = bandsInForce(classes, settings.bands);
  return findingsOf({
    task: name,
    item: itemOf(challenge),
    images,
    threshold: settings.threshold,
    ranking: rankingInForce(classes, settings.ranking),
    bands: { by: bands.by, names: bandNames(bands) },
    teams,
    bandRows: rows.flatMap((own) => own.bands),
    classRows: rows.flatMap((own) => own.classes),
    labels: labelCounts({ task: name, classes, submissions: [] }, settings.bands),
    bins: rows.flatMap((own) => own.bins),
    groups,
    inference: resampled?.findings ?? null,
    others: [],
  });
}

/** Characters of a line in the terminal. */
const WIDTH = 90;

/** A text in lines of at most `WIDTH` characters, all but the first indented. */
function wrapped(text: string, indent: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && last.length + word.length >= WIDTH - indent.length) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join(`\n${indent}`);
}

/** The findings as a numbered list. */
export function findingsText(findings: readonly Finding[]): string {
  const lines = findings.map(({ place, text }) => {
    const number = `${place}. `.padStart(4);
    return `${number}${wrapped(printable(text).replaceAll('\n', ' '), '    ')}\n`;
  });
  return `Findings\n\n${lines.join('')}\n`;
}
