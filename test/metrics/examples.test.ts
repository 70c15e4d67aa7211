import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as metrics from '@/lib/metrics';
import { averageRanks } from '@/lib/metrics/correlation';

const FOLDER = new URL('../../lib/metrics/', import.meta.url);
const DOCUMENTED = /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\nexport function (\w+)/g;

interface Documented {
  readonly name: string;
  readonly text: string;
}

const functions = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(new URL(file, FOLDER), 'utf8').matchAll(DOCUMENTED)])
  .map(
    ([, comment, name]): Documented => ({
      name: name!,
      text: comment!.replace(/^ ?\/?\*+\/? ?/gm, ''),
    }),
  )
  // Look-ups among the declared statistics compute nothing.
  .filter(({ name }) => name in metrics && name !== 'statisticOf');

/** The code of an example, and the number its comment ends in: `0.5`, `7 / 8`, `0.8333...`. */
function exampleOf(text: string): { code: string; says: string } | null {
  const found = /@example\s+([\s\S]*?)\s*\/\/ (.*)\s*$/.exec(text);
  return found ? { code: found[1]!, says: found[2]! } : null;
}

function run(code: string): unknown {
  const lines = code.split('\n');
  const last = lines.findLastIndex((line) => !line.startsWith(' ') && !line.startsWith(')'));
  const body = [...lines.slice(0, last), `return ${lines.slice(last).join('\n')}`].join('\n');
  const scope = { ...metrics, averageRanks };
  return new Function(...Object.keys(scope), body)(...Object.values(scope));
}

const numeric = functions.flatMap(({ name, text }) => {
  const example = exampleOf(text);
  const number = /(?:^|[=:] |^[a-z]+ )(-?\d+(?:\.\d+)?)(\.\.\.)?$/.exec(example?.says ?? '');
  return example && number ? [{ name, code: example.code, number: number[1]! }] : [];
});

describe('docstrings of the kernels', () => {
  test('every kernel documents an example, when it is undefined, and its source', () => {
    const counts = ['confusionAt', 'confusionGrid', 'micro', 'rankPositives'];
    const lacking = functions.flatMap(({ name, text }) => [
      ...(text.includes('@example') ? [] : [`${name}: example`]),
      ...(/NaN|Empty without/.test(text) || counts.includes(name) ? [] : [`${name}: undefined`]),
    ]);
    expect(lacking).toEqual([]);
    expect(functions.length).toBeGreaterThan(28);
  });

  test.each(numeric)('the example of $name gives $number', ({ code, number }) => {
    const digits = number.split('.')[1]?.length ?? 0;
    const value = run(code);
    expect(typeof value).toBe('number');
    expect(Math.abs((value as number) - Number(number))).toBeLessThan(10 ** -Math.min(digits, 12));
  });

  test('most examples end in a number, and are run', () => {
    expect(numeric.length).toBeGreaterThan(20);
  });
});
