import { unzipSync, type Zippable, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '@/lib/ingest/input-error';
import { holdsResults } from '@/lib/results/archive';
import { RESULTS_VERSION } from '@/lib/results/manifest';
import { fuzzCase } from '../fuzz/mutate';
import { testSet } from '../inference/support';
import { bytesOf, readBytes, resultsOf } from './support';

let bytes: Uint8Array<ArrayBuffer>;
let entries: Record<string, Uint8Array>;

beforeAll(async () => {
  bytes = await bytesOf(resultsOf(testSet(80, 3, 2), { level: 'exact', replicates: 100 }));
  entries = unzipSync(bytes);
});

const zip = (files: Zippable) => new Uint8Array(zipSync(files));

/** The file with its manifest changed. */
function withManifest(
  change: (manifest: Record<string, unknown>) => void,
): Uint8Array<ArrayBuffer> {
  const manifest = JSON.parse(new TextDecoder().decode(entries['manifest.json']));
  change(manifest);
  return zip({ ...entries, 'manifest.json': new TextEncoder().encode(JSON.stringify(manifest)) });
}

async function refusal(file: Uint8Array<ArrayBuffer>): Promise<string> {
  const error = await readBytes(file).then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).message;
}

describe('a results file that cannot be used', () => {
  it('is named with what is wrong, wherever it is cut off', async () => {
    for (const share of [0.02, 0.5, 0.97, 0.999]) {
      const cut = bytes.slice(0, Math.floor(bytes.length * share));
      expect(await refusal(cut)).toContain('x.longtail.zip: is a damaged results file');
    }
  });

  it('is refused or read whole, whatever the fuzzer does to it', async () => {
    for (let index = 0; index < 60; index++) {
      const { what, bytes: changed } = fuzzCase([{ name: 'x', kind: 'zip', bytes }], 12, index);
      const error = await readBytes(new Uint8Array(changed)).then(
        () => null,
        (cause: unknown) => cause,
      );
      if (error !== null) expect(error, what).toBeInstanceOf(InputError);
    }
  });

  it('of a newer version says so', async () => {
    const newer = withManifest((manifest) => {
      manifest.version = RESULTS_VERSION + 1;
      manifest.tasks = 'something else';
    });
    expect(await refusal(newer)).toContain(
      `version ${RESULTS_VERSION + 1}, which a newer notebook wrote`,
    );
  });

  it('names the place in a manifest of another form', async () => {
    const wrong = withManifest((manifest) => {
      (manifest.tasks as { images: unknown }[])[0]!.images = -1;
    });
    expect(await refusal(wrong)).toContain('tasks.0.images');
  });

  it('is refused with huge numbers in its manifest', async () => {
    const huge = withManifest((manifest) => {
      const [task] = manifest.tasks as { resampling: { done: number } }[];
      task!.resampling.done = 5000;
    });
    expect(await refusal(huge)).toContain('replicates are missing');
  });

  it('is refused where a table is missing or another', async () => {
    const without = (files: Zippable, table: string) =>
      zip(Object.fromEntries(Object.entries(files).filter(([name]) => !name.includes(table))));
    const summary = unzipSync(await bytesOf(resultsOf(testSet(80, 3, 2))));
    expect(await refusal(without(summary, 'threshold_counts'))).toContain(
      'counts above thresholds are missing',
    );
    expect(await refusal(without(entries, '_counts'))).toContain(
      'score counts do not add up to its images',
    );
    const swapped = { ...entries, 'tables/series.parquet': entries['tables/statistics.parquet']! };
    expect(await refusal(zip(swapped))).toContain('table series: column submission is missing');
    const noParquet = { ...entries, 'tables/series.parquet': new Uint8Array(100) };
    expect(await refusal(zip(noParquet))).toContain('table series');
  });

  it('ignores entries of other names, also those that leave the folder', async () => {
    const more = zip({ ...entries, '../../evil.txt': new Uint8Array(5) });
    expect((await readBytes(more)).tasks).toHaveLength(1);
  });

  it('does not unpack more than an entry says, or than a file may hold', async () => {
    const bomb = zip({ ...entries, 'notebook.json': [new Uint8Array(80 * 2 ** 20), { level: 1 }] });
    expect(bomb.length).toBeLessThan(2 ** 20);
    expect(await refusal(bomb)).toContain('notebook.json unpacks to 83886080 bytes');
    // The same archive, its directory saying that the entry has 10 bytes.
    const view = new DataView(bomb.buffer);
    for (let at = 0; at + 46 < bomb.length; at++) {
      if (view.getUint32(at, true) !== 0x02014b50) continue;
      if (view.getUint32(at + 24, true) === 80 * 2 ** 20) view.setUint32(at + 24, 10, true);
    }
    expect(await refusal(bomb)).toContain('notebook.json cannot be unpacked');
  });

  it('is told from other ZIP files by its manifest', () => {
    expect(holdsResults(bytes)).toBe(true);
    expect(holdsResults(zip({ 'scores.csv': new Uint8Array(3) }))).toBe(false);
    expect(holdsResults(new Uint8Array(10))).toBe(false);
  });
});
