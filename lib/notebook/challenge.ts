import { type Challenge, settingsOfChallenge } from '@/lib/challenge/challenge';
import { className } from '@/lib/challenge/class-names';
import { columnsOfChallenge, namesSome } from '@/lib/challenge/columns';
import { recognise } from '@/lib/challenge/recognise';
import { GRID_STEPS, gridIndex } from '@/lib/scoring/settings';
import { changeSettings } from './document/store';
import type { Choices, SourceEntry } from './session/types';

/**
 * Takes a description for the whole notebook, with its bands, ranking and threshold; null to
 * recognise files by their classes again.
 */
export function chooseChallenge(challenge: Challenge | null): void {
  if (!challenge) {
    changeSettings({ challenge: null, bands: null, ranking: null });
    return;
  }
  const { bands, ranking, threshold } = settingsOfChallenge(challenge);
  changeSettings({
    challenge,
    bands,
    ranking,
    ...(threshold !== undefined && { threshold: gridIndex(threshold) / GRID_STEPS }),
  });
}

/** The columns that a description names, where a file has one of them; else those it follows already. */
function describedFor(challenge: Challenge, { choices, loaded, origin }: SourceEntry) {
  const named = columnsOfChallenge(challenge);
  const columns = loaded?.columns.map(({ name }) => name) ?? [];
  const isNamed = named && origin === 'own' && namesSome(named, columns);
  return isNamed ? named : choices.overrides.described;
}

/**
 * The choices under which a file follows a description: its columns, classes named as it spells
 * them, and labels of the meanings it states where the file has the challenge's classes. Null where
 * the file does already. What the reader chose for the file comes first. Files are read by workers,
 * which know the built-in descriptions only.
 */
export function choicesUnder(challenge: Challenge, entry: SourceEntry): Choices | null {
  const { choices, source, status } = entry;
  const { overrides } = choices;
  const described = describedFor(challenge, entry);
  if (JSON.stringify(described) !== JSON.stringify(overrides.described)) {
    return { ...choices, overrides: { ...overrides, described } };
  }
  if (status.kind !== 'ready') return null;
  const { meanings } = challenge;
  if (source?.role !== 'labels' && source?.role !== 'predictions') return null;
  const chosen = overrides.classes ?? {};
  const renamed = source.description.classes.flatMap(({ column, name }) => {
    const shown = className(name);
    return shown === name || Object.hasOwn(chosen, column) ? [] : [[column, shown] as const];
  });
  const names = source.description.classes.map(({ name }) => className(name));
  const isOfChallenge = recognise(names, challenge).challenge === challenge;
  const isStated = source.role === 'labels' && isOfChallenge && meanings && !overrides.meanings;
  if (renamed.length === 0 && !isStated) return null;
  const classes = { ...chosen, ...Object.fromEntries(renamed) };
  return {
    ...choices,
    overrides: {
      ...overrides,
      ...(renamed.length > 0 && { classes }),
      ...(isStated && { meanings }),
    },
  };
}

/** Name of a description's file. */
export function challengeFileName({ name }: Challenge): string {
  const stem = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${stem || 'challenge'}.challenge.json`;
}
