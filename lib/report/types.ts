import type { Noun } from '@/lib/challenge/challenge';
import type { Finding } from '@/lib/findings/types';
import type { RankStability } from '@/lib/inference/rank-stability';
import type { ResultRows } from '@/lib/scoring/result-tables';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import type { MeanRule } from '@/lib/scoring/tables/rank-sets';

/** A file that the results were computed from. */
export interface ReportFile {
  readonly name: string;
  /** What it was read as. */
  readonly role: string;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

/** Rows of the result tables that a report shows; tables without rows may be left out. */
export type ReportTables = {
  readonly [Name in keyof ResultRows]?: readonly ResultRows[Name][];
};

/** What was inferred by resampling. */
export interface ReportResampling {
  /** How the replicates were made, in one sentence. */
  readonly note: string;
  /** Nominal coverage of the intervals, 0 to 1. */
  readonly level: number;
  /** What teams are ranked by; null where replicates do not have it. */
  readonly rule: MeanRule | null;
  readonly ranks: RankStability | null;
  /** Teams that do not differ significantly in it, a group each. */
  readonly letterGroups: readonly (readonly string[])[];
}

/** Everything a report of one task is made of: no scores, no labels, no ids. */
export interface ReportInputs {
  readonly title: string;
  readonly task: string;
  readonly images: number;
  /** What one row of the files is. */
  readonly item: Noun;
  readonly classes: number;
  /** Whether the data is synthetic; the report says so at each figure. */
  readonly synthetic: boolean;
  readonly settings: EvaluationSettings;
  /** What the bands follow, in one phrase. */
  readonly bands: string;
  readonly files: readonly ReportFile[];
  /** What is worth knowing about the files, a sentence each. */
  readonly notes: readonly string[];
  readonly tables: ReportTables;
  /** What the results say, at the head of the report. */
  readonly findings: readonly Finding[];
  readonly resampling: ReportResampling | null;
}
