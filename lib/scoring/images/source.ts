import type { TextColumn } from '@/lib/ingest/text-column';
import type { Labels } from '@/lib/metrics';
import type { GroupedImages } from '../attributes';
import type { TaskClass } from '../evaluation';
import type { DisagreementSums } from './candidates';
import type { TeamScores } from './class-images';
import type { CoCalls } from './co-calls';
import type { ConditionalMisses } from './conditional';
import type { Calls } from './questions';

/** The calls of a team; null where its scores are ranks, which no threshold divides. */
export interface TeamCalls {
  readonly team: string;
  readonly calls: Calls | null;
}

/** A task with its labels, and the calls of all teams at one threshold. */
export interface TaskCalls extends TaskImageLabels {
  readonly teams: readonly TeamCalls[];
}

/** The labels of a task's images by row of the label file. */
export interface TaskImageLabels {
  readonly task: string;
  readonly classes: readonly TaskClass[];
  /** `labels[class][row]`: 0, 1 or 255 (unknown). */
  readonly labels: readonly Labels[];
  readonly ids: TextColumn;
}

/** Other labels of some of a task's images, such as a gold set. */
export interface SecondLabels {
  /** Task, or file, that has them. */
  readonly name: string;
  /** Labels by row of the first label file, 255 where there is none; null for a class without. */
  readonly labels: readonly (Labels | null)[];
}

/** A task whose images are here: what the teams' scores say of each. */
export interface ImageSource extends TaskImageLabels {
  /** In the order of their names. */
  readonly teams: readonly string[];
  calls(threshold: number): Promise<readonly TeamCalls[]>;
  coCalls(team: string, threshold: number): Promise<CoCalls | null>;
  /** Misses of one class by another; `unit` is the column of the patient, null for single images. */
  conditional(
    team: string,
    threshold: number,
  ): Promise<{ readonly unit: string | null; readonly pairs: readonly ConditionalMisses[] } | null>;
  /** Scores of a class by the teams that have any, or by one of them. */
  scores(name: string, team?: string): Promise<readonly TeamScores[]>;
  disagreement(name: string): Promise<DisagreementSums>;
  /** Images that are resampled together; `unit` is the column of the patient, null for single images. */
  clusters(): Promise<{ readonly unit: string | null; readonly clusterOf: Uint32Array }>;
  /** Attributes of the images by which they can be grouped. */
  attributes(): Promise<readonly GroupedImages[]>;
  secondLabels(): Promise<SecondLabels | null>;
}

/** What of a source slices and the comparison of two boards need. */
export type ScoreSource = Pick<
  ImageSource,
  | 'task'
  | 'classes'
  | 'labels'
  | 'ids'
  | 'teams'
  | 'scores'
  | 'clusters'
  | 'attributes'
  | 'secondLabels'
>;
