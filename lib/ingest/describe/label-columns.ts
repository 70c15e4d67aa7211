import { type LabelMeanings, meaningOf, spellLabel } from '@/lib/challenge/label-meaning';
import type { Column } from '../types';
import { cellText } from '../values';
import { isNamedAsClass } from './class-candidates';
import type { ColumnEvidence } from './column-evidence';

/** Whether every value of a column has a meaning. */
function isAllLabels(column: Column, meanings: LabelMeanings): boolean {
  const known = new Map<string | null, boolean>();
  for (let row = 0; row < column.values.length; row++) {
    const text = cellText(column, row);
    let isLabel = known.get(text);
    if (isLabel === undefined) {
      isLabel = meaningOf(text === null ? null : spellLabel(text), meanings) !== null;
      known.set(text, isLabel);
    }
    if (!isLabel) return false;
  }
  return column.values.length > 0;
}

/** Whether the reader gave words, codes or soft labels a meaning. */
const isStated = ({ words, cut }: LabelMeanings) => cut !== null || Object.keys(words).length > 0;

/** Columns of texts and numbers that are labels by the meanings that the reader stated. */
export function statedLabels(columns: readonly Column[], meanings: LabelMeanings): Set<string> {
  if (!isStated(meanings)) return new Set();
  return new Set(columns.filter((own) => isAllLabels(own, meanings)).map(({ name }) => name));
}

/** Whole numbers of few values: grades and codes. */
const isCode = ({ fractional, min, max }: ColumnEvidence) => !fractional && min >= -9 && max <= 9;
const isSoft = ({ fractional, min, max }: ColumnEvidence) => fractional && min >= 0 && max <= 1;

/** Codes of attributes, such as 1 and 2 for the sides or sexes: labels have a 0. */
const isOneOrTwo = ({ fractional, min, max }: ColumnEvidence) =>
  !fractional && min === 1 && max === 2;

/**
 * Columns that are classes of a labels file: mostly 0 and 1, named as a class, or labels by the
 * meanings stated. Where there are none, columns of codes or soft labels, so that their meaning is
 * asked for.
 */
export function labelColumns(
  evidence: readonly ColumnEvidence[],
  stated: ReadonlySet<string> = new Set(),
): readonly ColumnEvidence[] {
  const isSure = (e: ColumnEvidence) => isNamedAsClass(e.column.name) || stated.has(e.column.name);
  const hasFlags = evidence.some((e) => e.flagShare === 1 && e.min === 0 && e.max === 1);
  const usual = evidence.filter(
    (e) => isSure(e) || (e.flagShare >= 0.5 && !(hasFlags && isOneOrTwo(e))),
  );
  if (usual.length > 0) return usual;
  const codes = evidence.filter(isCode);
  return codes.length > 0 ? codes : evidence.filter(isSoft);
}
