import type { Role } from '@/lib/ingest/types';
import type { Choices, SourceEntry, SourceStatus } from '@/lib/notebook/session/types';
import { countOf } from '@/lib/plots/core/format';

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  labels: 'Labels',
  predictions: 'Predictions',
  counts: 'Class counts',
  metadata: 'Metadata',
  classes: 'Class names',
  'score-counts': 'Score counts',
};

const STEP_NAMES: Readonly<Record<Extract<SourceStatus, { kind: 'working' }>['step'], string>> = {
  reading: 'reading the file',
  decoding: 'decoding',
  checking: 'checking',
  aligning: 'matching images',
  ranking: 'ranking classes',
};

/** The status of a file in words. */
export function statusText(status: SourceStatus): string {
  switch (status.kind) {
    case 'queued':
      return 'queued';
    case 'working': {
      const done = status.fraction === undefined ? '' : ` ${Math.round(status.fraction * 100)} %`;
      return `${STEP_NAMES[status.step]}${done}…`;
    }
    case 'ready':
      return 'read';
    case 'waiting':
      return status.why;
    case 'needs-choice':
    case 'failed':
      return status.message;
  }
}

/** Whether a file cannot be used until the user does something. */
export function needsAttention({ status }: SourceEntry): boolean {
  return status.kind === 'failed' || status.kind === 'needs-choice';
}

/** Whether a file is still to be read and scored. */
export function isUnread({ status }: SourceEntry): boolean {
  return status.kind === 'queued' || status.kind === 'working';
}

/** How many files are read, or whose results are here. */
export function filesText(entries: readonly SourceEntry[]): string {
  const files = countOf(entries.length, 'file');
  if (entries.every(({ stored }) => stored)) return `results of ${files}`;
  const read = entries.filter(({ status }) => status.kind === 'ready').length;
  return `${read} of ${files} read`;
}

/** The role of a file and its id column, each with the reason. */
export function reasonText(entry: SourceEntry): string | null {
  const { description } = entry;
  if (!description) return null;
  const role = `Read as ${ROLE_NAMES[description.role].toLowerCase()}: ${description.roleReason}`;
  return description.idColumn === null ? `${role}.` : `${role}. Ids: ${description.idReason}.`;
}

/** The role of a file; before it is read, the chosen role. */
export function roleOf(entry: SourceEntry): Role | null {
  return entry.description?.role ?? entry.choices.overrides.role ?? null;
}

/** The positive whole number that was typed; undefined if there is none. */
export function countIn(text: string): number | undefined {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/**
 * Choices with another role. The chosen task is dropped, since it means something else in another
 * role: a label file names its task, a predictions file joins one.
 */
export function chooseRole(choices: Choices, role: Role, entry: SourceEntry): Choices {
  const { task: _, ...rest } = choices;
  const { task } = entry.choices;
  const same = role === roleOf(entry) && task !== undefined ? { task } : {};
  return { ...rest, ...same, overrides: { ...choices.overrides, role } };
}

/** Errors announced in full; the others are counted. */
const MOST_ERRORS = 3;

/**
 * The progress of reading for screen readers: that it is under way, then the outcome. Steps are left
 * out, since announcing them would interrupt too often.
 */
export function spokenProgress(sources: readonly SourceEntry[], busy: boolean): string {
  if (sources.length === 0) return '';
  if (busy) return 'Reading files.';
  const read = sources.filter(({ status }) => status.kind === 'ready').length;
  const unusable = sources.filter(needsAttention);
  const errors = unusable.slice(0, MOST_ERRORS).map(({ file, status }) => {
    const problem = status.kind === 'needs-choice' ? 'needs a choice' : 'cannot be used';
    return ` ${file.name} ${problem}: ${statusText(status)}`;
  });
  const more =
    unusable.length > MOST_ERRORS
      ? ` ${countOf(unusable.length - MOST_ERRORS, 'more file')} cannot be used yet.`
      : '';
  return `${read} of ${countOf(sources.length, 'file')} read.${errors.join('')}${more}`;
}
