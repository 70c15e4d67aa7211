import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findEngine } from '@/lib/cli/check/find-engines.mjs';
import { projectRoot } from '@/lib/cli/project.mjs';
import { Folder } from '../cli/evaluate-command';

const found = findEngine('python');
if (!found) console.log('skipped: python3 is not installed');

const folder = new Folder();
afterAll(() => folder.remove());

/** Calls `evaluate` as EvalAI does; the result, or the text of the error. */
function evaluate(submission: string): { result?: unknown; error?: string } {
  const code = [
    'import json, sys',
    `sys.path.insert(0, ${JSON.stringify(join(projectRoot, 'data'))})`,
    'from evalai import evaluate',
    'try:',
    '    done = evaluate("labels.csv", sys.argv[1], "phase", submission_metadata={})',
    '    print(json.dumps(done))',
    'except ValueError as error:',
    '    print(json.dumps({"error": str(error)}))',
  ];
  const { stdout, stderr } = spawnSync(found!.python3!, ['-B', '-c', code.join('\n'), submission], {
    cwd: folder.path,
    env: { ...process.env, PATH: `${folder.path}${delimiter}${process.env.PATH}` },
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

describe.skipIf(!found)('the script for EvalAI', () => {
  it('returns the scores of a submission, and raises the text of a refusal', () => {
    symlinkSync(join(projectRoot, 'lib/cli/longtail.mjs'), folder.at('longtail'));
    folder.write({
      'labels.csv': 'id,Edema,Mass\na,1,0\nb,0,1\nc,0,0\nd,1,0\n',
      'mine.csv': 'id,Edema,Mass\na,0.9,0.2\nb,0.1,0.8\nc,0.3,0.1\nd,0.2,0.3\n',
      'fewer.csv': 'id,Edema,Mass\na,0.9,0.2\nb,0.1,0.8\n',
    });
    const { result } = evaluate('mine.csv');
    // Edema: a before all, d after c: AP (1 + 2/3) / 2. Mass: b before all.
    expect(result).toMatchObject([{ phase: { map: expect.closeTo((5 / 6 + 1) / 2, 12) } }]);
    expect(evaluate('fewer.csv').error).toContain('fewer.csv: scores 2 of 4 images');
  });
});
