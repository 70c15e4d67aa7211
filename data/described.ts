import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Challenge, ChallengeClass } from '@/lib/challenge/challenge';
import { normalQuantile } from '@/lib/metrics';
import { normals, type Random, stream } from './twin/random';
import { type Columns, writeParquetFile } from './write-parquet';

/** What synthetic files are made with. */
export interface DescribedOptions {
  /** Items of each test set. */
  readonly items: number;
  /** Target AUROC of every class, for each team: A, B and so on. */
  readonly aurocs: readonly number[];
  readonly seed: number;
}

/** A file that was made, by its name. */
export type DescribedFiles = Readonly<Record<string, Columns>>;

/** Prevalences of classes for which the description has none, from the first to the last. */
const [MOST, LEAST] = [0.3, 0.0005];

/** Training items for each test item. */
const TRAINING = 10;

/** Items of one patient. */
const LARGEST_PATIENT = 3;

/** The prevalence of each class: stated, else along a long tail; a parent's is at least its children's. */
export function prevalencesOf(classes: readonly ChallengeClass[]): ReadonlyMap<string, number> {
  const last = Math.max(1, classes.length - 1);
  const found = new Map(
    classes.map(({ name, prevalence }, i) => [
      name,
      prevalence ?? MOST * (LEAST / MOST) ** (i / last),
    ]),
  );
  // Once for each generation: a grandparent follows its children's new values.
  for (const _ of classes) {
    let changed = false;
    for (const { name, parent } of classes) {
      if (parent === undefined || found.get(parent)! >= found.get(name)!) continue;
      found.set(parent, found.get(name)!);
      changed = true;
    }
    if (!changed) break;
  }
  return found;
}

/** `count` of the places of a list, each as likely as any other. */
function sampleOf(places: Int32Array, count: number, random: Random): Int32Array {
  const left = places.slice();
  for (let i = 0; i < count; i++) {
    const other = i + Math.floor(random() * (left.length - i));
    [left[i], left[other]] = [left[other]!, left[i]!];
  }
  return left.subarray(0, count);
}

/** Labels of each class: as many positives as its prevalence gives, at least one, among its parent's. */
function labelsOf(
  classes: readonly ChallengeClass[],
  prevalences: ReadonlyMap<string, number>,
  { items, seed }: DescribedOptions,
  task: string,
): Map<string, Uint8Array> {
  const byName = new Map(classes.map((one) => [one.name, one]));
  const positives = new Map<string, Int32Array>();
  const all = Int32Array.from({ length: items }, (_, i) => i);
  const place = (one: ChallengeClass): Int32Array => {
    const known = positives.get(one.name);
    if (known) return known;
    const parent = one.parent === undefined ? undefined : byName.get(one.parent);
    const pool = parent ? place(parent) : all;
    const wanted = Math.max(1, Math.round(prevalences.get(one.name)! * items));
    const random = stream(seed, 'labels', task, one.name);
    const own = sampleOf(pool, Math.min(wanted, pool.length), random);
    positives.set(one.name, own);
    return own;
  };
  const labels = classes.map((one) => {
    const column = new Uint8Array(items);
    for (const item of place(one)) column[item] = 1;
    return [one.name, column] as const;
  });
  return new Map(labels);
}

/**
 * Probabilities of a binormal model whose AUROC is `auroc`: the score of an item is what its noise
 * makes of the odds of the prevalence, so that scores are calibrated.
 */
function scoresOf(labels: Uint8Array, auroc: number, random: Random): Float32Array {
  const distance = Math.SQRT2 * normalQuantile(auroc);
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const odds = Math.log(positives / Math.max(1, labels.length - positives));
  const noise = normals(random, labels.length);
  return Float32Array.from(labels, (label, i) => {
    const x = distance * label + noise[i]!;
    return 1 / (1 + Math.exp(-(odds + distance * x - distance ** 2 / 2)));
  });
}

/** The patient of each item; a patient has one to three, one after the other. */
function patientsOf(items: number, random: Random): string[] {
  const patients: string[] = [];
  for (let patient = 1; patients.length < items; patient++) {
    const own = 1 + Math.floor(random() * LARGEST_PATIENT);
    for (let i = 0; i < own && patients.length < items; i++) patients.push(`p${patient}`);
  }
  return patients;
}

const teamOf = (index: number) => String.fromCharCode(65 + (index % 26));

const fileName = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '_').toLowerCase();

/** Synthetic labels, predictions and training counts of a challenge, all random. */
export function describedFiles(challenge: Challenge, options: DescribedOptions): DescribedFiles {
  const { items, aurocs, seed } = options;
  const prevalences = prevalencesOf(challenge.classes);
  const idColumn = challenge.columns?.id?.[0] ?? 'id';
  const patientColumn = challenge.columns?.patient?.[0] ?? 'patient_id';
  const files: Record<string, Columns> = {};
  for (const { name, classes } of challenge.tasks ?? [{ name: 'test set', classes: undefined }]) {
    const own = challenge.classes.filter((one) => !classes || classes.includes(one.name));
    const labels = labelsOf(own, prevalences, options, name);
    const prefix = `synthetic_${fileName(name)}`;
    const ids = Array.from({ length: items }, (_, i) => `synthetic-${i + 1}`);
    files[`${prefix}_labels.parquet`] = {
      [idColumn]: ids,
      [patientColumn]: patientsOf(items, stream(seed, 'patients', name)),
      ...Object.fromEntries(labels),
    };
    aurocs.forEach((auroc, team) => {
      const scores = [...labels].map(([one, column]) => [
        one,
        scoresOf(column, auroc, stream(seed, 'scores', name, teamOf(team), one)),
      ]);
      const columns: Columns = { [idColumn]: ids, ...Object.fromEntries(scores) };
      files[`${prefix}_predictions_${teamOf(team)}.parquet`] = columns;
    });
  }
  const training = TRAINING * items;
  files['synthetic_class_counts.parquet'] = {
    class: challenge.classes.map(({ name }) => name),
    positives: Int32Array.from(challenge.classes, ({ name }) =>
      Math.round(prevalences.get(name)! * training),
    ),
    images: new Int32Array(challenge.classes.length).fill(training),
  };
  return files;
}

/**
 * Makes the synthetic files of a challenge in a folder, and a manifest that says so; returns the names
 * of the files.
 */
export function writeDescribed(
  challenge: Challenge,
  options: DescribedOptions,
  out: string,
): string[] {
  const made = Object.entries(describedFiles(challenge, options));
  const files = made.map(([path, columns]) => {
    const bytes = writeParquetFile(join(out, path), columns);
    return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  const manifest = { title: `Synthetic files of ${challenge.name}`, synthetic: true, files };
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return files.map(({ path }) => path);
}
