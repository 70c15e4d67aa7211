import { InputError } from '@/lib/ingest/input-error';
import type { AlignedIds } from '@/lib/ingest/match/alignment';
import type {
  ClassCount,
  Content,
  CountedImages,
  Description,
  FileFacts,
  IngestOutcome,
  LabelsCheck,
  PredictionsCheck,
  Role,
} from '@/lib/ingest/types';
import type { SubmissionData } from './fit';

/** What is known of a file besides its rows. */
interface Read {
  readonly loaded: FileFacts;
  readonly description: Description;
}

export type ContentOf<R extends Role> = Extract<Content, { role: R }>;

export interface LabelsSource extends Read {
  readonly role: 'labels';
  readonly check: LabelsCheck;
  readonly content: ContentOf<'labels'>;
}

/** Without its scores, which are in the scoring worker. */
export interface PredictionsSource extends Read {
  readonly role: 'predictions';
  readonly check: PredictionsCheck;
}

export interface CountsSource extends Read {
  readonly role: 'counts';
  readonly counts: readonly ClassCount[];
  readonly content: ContentOf<'counts'>;
}

export interface MetadataSource extends Read {
  readonly role: 'metadata';
  readonly content: ContentOf<'metadata'>;
}

/** A list of the names of classes. */
export interface ClassesSource extends Read {
  readonly role: 'classes';
  readonly names: readonly string[];
}

/** A submission as score counts, which make a task of their own. */
export interface ScoreCountsSource extends Read {
  readonly role: 'score-counts';
  readonly counted: CountedImages;
}

/** A file that passed its checks. */
export type Source =
  | LabelsSource
  | PredictionsSource
  | CountsSource
  | MetadataSource
  | ClassesSource
  | ScoreCountsSource;

/** A file that was read in a role, and passed its checks. */
export type ReadAs<R extends Role> = Extract<IngestOutcome, { kind: 'ready' }> & {
  readonly content: ContentOf<R>;
};

/** The file as it is kept after its scores, if it has any, went to a scoring worker. */
export function sourceOf<R extends Role>(file: ReadAs<R>): Extract<Source, { role: R }>;
export function sourceOf({ facts, description, content }: ReadAs<Role>): Source {
  const read = { loaded: facts, description };
  switch (content.role) {
    case 'labels': {
      // Labels are read by now: of the file's columns only the others are needed.
      const isAttribute = ({ name }: { name: string }) => description.attributes.includes(name);
      const columns = content.columns.filter(isAttribute);
      return { ...read, role: 'labels', check: content.check, content: { ...content, columns } };
    }
    case 'predictions':
      return { ...read, role: 'predictions', check: content.check };
    case 'counts':
      return { ...read, role: 'counts', counts: content.counts, content };
    case 'classes':
      return { ...read, role: 'classes', names: content.names };
    case 'metadata':
      return { ...read, role: 'metadata', content };
    case 'score-counts':
      return { ...read, role: 'score-counts', counted: content.counted };
  }
}

/** The ids of a file's rows. */
export function idsOf({ loaded, description, content }: LabelsSource | MetadataSource): AlignedIds {
  const { ids, otherIds } = content;
  return { fileName: loaded.fileName, idColumn: description.idColumn, ids, otherIds };
}

/** A predictions file as the scoring workers need it. */
export function submissionData(
  id: string,
  { loaded, description, check }: PredictionsSource,
  { ids, otherIds, scores }: ContentOf<'predictions'>,
): SubmissionData {
  const { idColumn, duplicates, rowOrder } = description;
  const { images: _, ...checked } = check;
  return {
    id,
    fileName: loaded.fileName,
    idColumn,
    ids,
    otherIds,
    duplicates,
    rowOrder,
    ...checked,
    scores,
  };
}

/** The error of a file whose content is loaded already, under the name `other`. */
export function sameFileTwice(file: string, other: string): InputError {
  return new InputError(`the same file is loaded already, as ${other}`, {
    file,
    expected: 'each file once',
  });
}

/** The error of a predictions file whose team has one in the task already, named `other`. */
export function sameTeamTwice(file: string, team: string, task: string, other: string): InputError {
  return new InputError(
    `team "${team}" already has a file in ${task} (${other}); give one of the two another team name`,
    { file, value: team, expected: 'one file per team and task' },
  );
}
