import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { evaluateClass } from '@/lib/scoring/evaluate-submission';
import { evaluateCounts } from '@/lib/scoring/score-counts';
import { bytesOf, incompleteSet, matrixFor, readBytes, resultsOf } from './support';

/** What reading gives back: examples of ids, and how they were matched, are not stored. */
function asStored(results: ReturnType<typeof resultsOf>) {
  return {
    ...results,
    tasks: results.tasks.map((task) => ({
      ...task,
      submissions: task.submissions.map((own) => ({
        ...own,
        submission: {
          ...own.submission,
          alignment: {
            images: own.submission.alignment.images,
            imageSet: own.submission.alignment.imageSet,
            onlyLabels: own.submission.alignment.onlyLabels,
            onlyPredictions: own.submission.alignment.onlyPredictions,
            onlyLabelsExamples: [],
            onlyPredictionsExamples: [],
          },
        },
      })),
    })),
  };
}

describe('a results file', () => {
  it('gives back every number to the bit', async () => {
    const results = resultsOf(incompleteSet(), { replicates: 120 });
    expect(await readBytes(await bytesOf(results))).toEqual(asStored(results));
  });

  it('of version 1, which lists every threshold, is read as one of this version', async () => {
    const file = new URL('../fixtures/results/version-1.longtail.zip', import.meta.url);
    const results = resultsOf(incompleteSet(120), { replicates: 100 });
    expect(await readBytes(new Uint8Array(readFileSync(file)))).toEqual(asStored(results));
  });

  it('stores the counts of attributes with the same groups once', async () => {
    const results = resultsOf(incompleteSet(120));
    const doubled = {
      ...results,
      tasks: results.tasks.map((task) => ({
        ...task,
        attributes: task.attributes.flatMap((own) => [own, { ...own, name: `${own.name}_code` }]),
        submissions: task.submissions.map((own) => {
          const [[name, counts]] = [...own.summary.breakdowns] as [[string, readonly never[]]];
          const breakdowns = new Map([
            [name, counts],
            [`${name}_code`, counts],
          ]);
          return { ...own, summary: { ...own.summary, breakdowns } };
        }),
      })),
    };
    const bytes = await bytesOf(doubled);
    expect(await readBytes(bytes)).toEqual(asStored(doubled));
    const table = (all: Uint8Array) => unzipSync(all)['tables/group_counts.parquet'];
    expect(table(bytes)).toEqual(table(await bytesOf(results)));
  });

  it('gives back score counts in the precision of the scores', async () => {
    const results = resultsOf(incompleteSet(), { level: 'exact' });
    const read = await readBytes(await bytesOf(results));
    expect(read).toEqual(asStored(results));
    const [counts] = read.tasks[0]!.submissions[0]!.summary.counts!;
    expect(counts!.counts.scores).toBeInstanceOf(Float32Array);
  });

  it('is the same file for the same results', async () => {
    const results = resultsOf(incompleteSet(120));
    expect(await bytesOf(results)).toEqual(await bytesOf(results));
  });

  it('holds no id of an image', async () => {
    const set = incompleteSet(200);
    const names = Array.from({ length: 200 }, (_, row) => `patient-image-${row}-`);
    const rename = (ids: { readonly length: number; at(row: number): string | null }) =>
      Array.from({ length: ids.length }, (_, row) => `patient-image-${ids.at(row)!.slice(1)}-`);
    const { TextColumn } = await import('@/lib/ingest/text-column');
    const column = (ids: unknown) =>
      TextColumn.of(rename(new TextColumn(ids as ConstructorParameters<typeof TextColumn>[0])));
    const renamed = {
      ...set,
      task: { ...set.task, ids: column(set.task.ids) },
      submissions: set.submissions.map((own) => ({ ...own, ids: column(own.ids) })),
    };
    const results = resultsOf(renamed, { level: 'exact', replicates: 100 });
    // The submission that leaves images out has examples of them on the page.
    const examples = results.tasks[0]!.submissions[1]!.submission.alignment.onlyLabelsExamples;
    expect(examples.length).toBeGreaterThan(0);
    const bytes = await bytesOf(results);
    const entries = Object.values(unzipSync(bytes));
    const texts = [bytes, ...entries].map((part) => Buffer.from(part).toString('latin1'));
    // Parquet packs its columns: their values are looked at as they are read.
    const parts = [...texts, JSON.stringify(await readBytes(bytes))];
    for (const name of names) expect(parts.some((part) => part.includes(name))).toBe(false);
  });

  it('with a smallest count holds no score and no group of fewer images', async () => {
    const set = incompleteSet();
    const results = resultsOf(set, { level: 'exact', minimumCount: 20 });
    const { tasks } = await readBytes(await bytesOf(results));
    const [task] = tasks;
    // Of three groups, "lateral" has 13 images; AP is left out with it, since their sum is the rest.
    expect(task!.attributes[0]!.groups).toEqual(['PA']);
    expect(task!.attributes[0]!.leftOut).toBe(2);
    for (const { summary } of task!.submissions) {
      for (const { counts } of summary.counts!) {
        const images = counts.positives.map((n, i) => n + counts.negatives[i]!);
        expect(Math.min(...images)).toBeGreaterThanOrEqual(20);
      }
    }
    // Statistics of the ranking are those of all scores.
    const exact = evaluateClass(matrixFor(set.task, set.submissions[0]!), 0);
    expect(task!.submissions[0]!.summary.classes[0]!.ap).toBe(exact.ap);
  });
});

describe('scores that are no probabilities', () => {
  it.each(['percent', 'logit', 'rank'] as const)('come back to the bit: %s', async (scale) => {
    const set = incompleteSet(200);
    const submissions = set.submissions.map((own) => ({ ...own, scale }));
    const results = resultsOf({ ...set, submissions }, { level: 'exact' });
    const read = await readBytes(await bytesOf(results));
    expect(read).toEqual(asStored(results));
    const { counts, classes } = read.tasks[0]!.submissions[0]!.summary;
    const fromCounts = counts!.map(evaluateCounts);
    fromCounts.forEach((own, index) => {
      const exact = classes[index]!;
      expect({ ...own, brier: 0, tied: 0 }).toEqual({ ...exact, brier: 0, tied: 0 });
    });
  });
});
