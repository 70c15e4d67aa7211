import type { Role } from '@/lib/engine';
import type { SourceEntry, SourceStatus } from '@/lib/notebook/session/types';

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  labels: 'Labels',
  predictions: 'Predictions',
  counts: 'Class counts',
  metadata: 'Metadata',
};

const STEP_NAMES: Readonly<Record<Extract<SourceStatus, { kind: 'working' }>['step'], string>> = {
  reading: 'reading the file',
  decoding: 'decoding',
  inserting: 'filling the table',
  checking: 'checking',
  aligning: 'matching images',
  gathering: 'fetching scores',
  ranking: 'ranking classes',
};

/** How far a file has come, in words. */
export function statusText(status: SourceStatus): string {
  switch (status.kind) {
    case 'queued':
      return 'in line';
    case 'working': {
      const done = status.fraction === undefined ? '' : ` ${Math.round(status.fraction * 100)} %`;
      return `${STEP_NAMES[status.step]}${done}…`;
    }
    case 'ready':
      return 'read';
    case 'waiting':
      return status.why;
    case 'failed':
      return status.message;
  }
}

/** Bytes in the unit a person would choose. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(0)} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** What a file was taken for and which column tells its images apart, each with its reason. */
export function reasonText(entry: SourceEntry): string | null {
  const { description } = entry;
  if (!description) return null;
  const role = `Taken for ${ROLE_NAMES[description.role].toLowerCase()}: ${description.roleReason}`;
  return description.role === 'counts' ? `${role}.` : `${role}. Ids: ${description.idReason}.`;
}

/** The role a file has, or was given before it could be read. */
export function roleOf(entry: SourceEntry): Role | null {
  return entry.description?.role ?? entry.choices.overrides.role ?? null;
}

/** A whole number above 0 in what a reader typed; undefined where there is none. */
export function countIn(text: string): number | undefined {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
