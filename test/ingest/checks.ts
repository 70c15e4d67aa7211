import { Utf8, vectorFromArray } from 'apache-arrow';
import type { LabelsCheck, Overrides, PredictionsCheck } from '@/lib/ingest/types';
import { ready, refused } from './read';

type Content = string | Uint8Array;

export const labels = async (content: Content): Promise<LabelsCheck> =>
  (await ready('l.csv', content, { role: 'labels' })).content.check;
export const labelsError = (content: Content) => refused('l.csv', content, { role: 'labels' });

export const predictions = async (
  content: Content,
  choices: Omit<Overrides, 'role'> = {},
): Promise<PredictionsCheck> =>
  (await ready('p.csv', content, { ...choices, role: 'predictions' })).content.check;
export const predictionsError = (content: Content, choices: Overrides = {}) =>
  refused('p.csv', content, { ...choices, role: 'predictions' });

export const ids = (n: number) =>
  vectorFromArray(
    Array.from({ length: n }, (_, i) => `x${i}`),
    new Utf8(),
  );
