import { affixMeaning } from '@/lib/challenge/class-names';
import { isAttributeColumn } from '@/lib/challenge/columns';
import type { ColumnInfo, Role } from '../types';
import { isNamedAsClass, onlyFlags, scoreColumns } from './class-candidates';
import type { ColumnEvidence } from './column-evidence';
import { countColumns, isScoreCounts } from './count-columns';
import { labelColumns } from './label-columns';

/** A file's name and columns. */
interface NamedColumns {
  readonly fileName: string;
  readonly columns: readonly ColumnInfo[];
}

export interface RoleGuess {
  readonly role: Role;
  readonly reason: string;
}

const LABEL_FILE = /(?:^|[^a-z])(?:labels?|gt|truth|ground|targets?|annotations?|gold)(?![a-z])/i;
const SCORE_FILE =
  /(?:^|[^a-z])(?:pred(?:iction)?s?|sub(?:mission)?s?|models?|teams?|prob(?:abilitie)?s?|scores?|outputs?)(?![a-z])/i;

/** What the file's name says, where it says one thing. */
export function namedRole(file: string): 'labels' | 'predictions' | null {
  const stem = file.replace(/\.\w+$/, '');
  if (LABEL_FILE.test(stem)) return SCORE_FILE.test(stem) ? null : 'labels';
  return SCORE_FILE.test(stem) ? 'predictions' : null;
}

/** What every column's name says, where they agree. */
function affixRole(evidence: readonly ColumnEvidence[]): RoleGuess | null {
  const meanings = evidence.map((e) => affixMeaning(e.column.name));
  const share = (meaning: string) => meanings.filter((m) => m === meaning).length / meanings.length;
  const example = (meaning: string) => evidence[meanings.indexOf(meaning as 'labels')]?.column.name;
  if (share('scores') > 0.5) {
    return {
      role: 'predictions',
      reason: `columns are named as scores, like "${example('scores')}"`,
    };
  }
  if (share('labels') > 0.5) {
    return { role: 'labels', reason: `columns are named as labels, like "${example('labels')}"` };
  }
  return null;
}

/** Labels, or predictions that are already decided: the values look the same. */
function flagRole(file: string, evidence: readonly ColumnEvidence[]): RoleGuess {
  const reason = `all ${evidence.length} class columns hold only 0 and 1`;
  if (evidence.some((e) => e.min < 0)) {
    return { role: 'labels', reason: `${evidence.length} class columns hold only 0, 1 and -1` };
  }
  if (namedRole(file) === 'predictions') {
    return {
      role: 'predictions',
      reason: `${reason}, as labels do, but the file is named as predictions`,
    };
  }
  return { role: 'labels', reason };
}

function metadataRole(evidence: readonly ColumnEvidence[], file: NamedColumns): RoleGuess | null {
  if (evidence.length === 0)
    return { role: 'metadata', reason: 'no column holds labels or scores' };
  if (evidence.some((e) => isNamedAsClass(e.column.name))) return null;
  const others = file.columns.length - 1 - evidence.length;
  const inUnit = evidence.filter((e) => e.min >= 0 && e.max <= 1).length;
  if (evidence.length === 1 && others > 1) {
    return {
      role: 'metadata',
      reason: `${others} of ${others + 1} columns are neither labels nor scores`,
    };
  }
  const words = evidence.filter((e) => e.column.kind === 'text' && e.numbers === 0);
  const isNamed = namedRole(file.fileName) === 'labels';
  const describes = file.columns.some(({ name }) => isAttributeColumn(name));
  if (words.length === evidence.length && describes && !isNamed) {
    return { role: 'metadata', reason: 'it describes images, in words only' };
  }
  const odd = evidence.filter((e) => !onlyFlags(e));
  if (isNamed && odd.every((e) => !e.fractional)) return null;
  if (inUnit === 0 && odd.length === evidence.length && evidence.length < 5) {
    return { role: 'metadata', reason: 'its numbers are neither labels nor probabilities' };
  }
  return null;
}

const isInWords = ({ column, numbers, count }: ColumnEvidence) =>
  column.kind === 'text' && numbers === 0 && count > 0;
const isGrade = ({ column, fractional, min, max }: ColumnEvidence) =>
  column.kind !== 'text' && !fractional && min >= -1 && max <= 9;

/** Guesses a table's role, from what is in its columns first, from names where that is undecided. */
export function guessRole(file: NamedColumns, evidence: readonly ColumnEvidence[]): RoleGuess {
  if (isScoreCounts(file.columns)) {
    return { role: 'score-counts', reason: 'it counts positives and negatives by class and score' };
  }
  const counts = countColumns(file.columns);
  if (counts) {
    const { className, positives } = counts;
    return {
      role: 'counts',
      reason: `"${className}" names classes and "${positives}" counts them`,
    };
  }
  const isNamedAsScores = namedRole(file.fileName) === 'predictions';
  const byName = metadataRole(evidence, file) ?? affixRole(evidence);
  if (byName) return byName;
  if (evidence.every(isInWords)) return { role: 'labels', reason: 'its classes hold words' };
  const flags = evidence.filter(onlyFlags);
  const fractions = evidence.filter((e) => e.fractional);
  const telling = flags.filter((e) => e.min !== e.max);
  if (fractions.length === 0 && flags.length === evidence.length) {
    return flagRole(file.fileName, evidence);
  }
  if (telling.length > fractions.length) {
    const total = labelColumns(evidence).length;
    return {
      role: 'labels',
      reason: `${flags.length} of ${total} class columns hold only 0 and 1`,
    };
  }
  if (evidence.every(isGrade) && !evidence.every(onlyFlags) && !isNamedAsScores) {
    return { role: 'labels', reason: 'its classes hold whole numbers of one digit, as grades do' };
  }
  // So that the check can name the value that is no label, or ask for its meaning.
  if (namedRole(file.fileName) === 'labels') {
    if (evidence.every((e) => e.flagShare >= 0.5)) {
      return { role: 'labels', reason: 'the file is named as labels, and most values are 0 and 1' };
    }
    const isUnit = (e: ColumnEvidence) => e.min >= 0 && e.max <= 1;
    if (evidence.every((e) => !e.fractional || isUnit(e))) {
      return { role: 'labels', reason: 'the file is named as labels' };
    }
  }
  const scores = scoreColumns(evidence);
  const low = Math.min(...scores.map((e) => e.min).filter(Number.isFinite));
  const high = Math.max(...scores.map((e) => e.max).filter(Number.isFinite));
  const range = `between ${Number(low.toPrecision(3))} and ${Number(high.toPrecision(3))}`;
  return { role: 'predictions', reason: `${scores.length} columns hold numbers ${range}` };
}
