import { describe, expect, it } from 'vitest';
import { publishedTables } from '@/data/published-tables';
import { audit } from '@/lib/challenge/audit';
import type { PublishedTables } from '@/lib/challenge/published';
import { publishedFindings } from '@/lib/notebook/published/summary';
import { plain } from './inputs';

const tables = publishedTables();
const findings = publishedFindings(tables);
const of = (topic: string) => findings.find((one) => one.topic === topic);

describe('the findings of the published tables', () => {
  it('name the first team of each task as printed in Tables 4, 6 and 7', () => {
    expect(plain(of('ranking')!.text)).toBe(
      'First in the paper. Task 1: A (mAP 0.281, 0.002 ahead); Task 2: C (mAP 0.526, 0.007 ahead); Task 3: G (mAP 0.129, 0.013 ahead). The paper prints no intervals.',
    );
  });

  it('give head and tail of Table 5', () => {
    expect(plain(of('tail')!.text)).toContain('Task 1: A 0.567 to 0.136.');
    expect(of('tail')!.value).toBeCloseTo(0.431, 10);
  });

  it('leave the agreement of tasks open for four teams', () => {
    // By hand: 8.2e-5 / sqrt(8e-5 * 1.8275e-4).
    expect(of('agreement')!.value).toBeCloseTo(0.67818, 4);
    expect(of('agreement')!.strength).toBe('uncertain');
  });

  it('count what contradicts itself', () => {
    const found = audit(tables);
    const rounded = found.filter(({ roundingExplains }) => roundingExplains).length;
    expect(of('data')!.value).toBe(found.length);
    expect(plain(of('data')!.text)).toContain(
      `${rounded} may be rounding, ${found.length - rounded} are not`,
    );
  });

  it('say nothing of tables without rows', () => {
    const none = Object.fromEntries(Object.keys(tables).map((name) => [name, []]));
    expect(publishedFindings(none as unknown as PublishedTables)).toEqual([]);
  });
});
