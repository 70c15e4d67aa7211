import { headMediumTail } from '@/lib/challenge/bands';
import { BUILT_IN } from '@/lib/challenge/built-in';
import { type Challenge, groupsOfChallenge, settingsOfChallenge } from '@/lib/challenge/challenge';
import { canonicalClassKey, knowClasses } from '@/lib/challenge/class-names';
import { type Recognised, recognise } from '@/lib/challenge/recognise';
import { readChallenge } from '@/lib/ingest/read-challenge';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import type { Task } from '@/lib/scoring/task';
import { UsageError } from '../terminal/usage-error';
import { diskFile } from './disk-file';
import type { OptionName } from './option-list';
import { numberOf, oneOf } from './option-values';

/** What the options say of the challenge. */
export interface ChallengeOptions {
  /** A built-in description's name, or a file. */
  readonly challenge?: string;
  /** Cut-offs of head, medium and tail in place of the challenge's bands. */
  readonly cuts: { readonly head: number; readonly tail: number } | null;
  readonly groupBy: 'prevalence' | 'group';
  /** Given by hand, in place of the challenge's. */
  readonly threshold?: number;
}

/** Without options: files are recognised by their classes. */
export const RECOGNISED: ChallengeOptions = { cuts: null, groupBy: 'prevalence' };

type One = <T>(name: OptionName, read: (text: string) => T) => T | undefined;

/** @throws UsageError */
export function challengeOptions(one: One, threshold?: number): ChallengeOptions {
  const share = (name: 'head' | 'tail') =>
    one(name, (text) => numberOf(name, text, 'a share from 0 to 1', (n) => n >= 0 && n <= 1));
  const [head, tail] = [share('head'), share('tail')];
  const cuts =
    head === undefined && tail === undefined ? null : { head: head ?? 0.1, tail: tail ?? 0.01 };
  if (cuts && cuts.tail > cuts.head) {
    throw new UsageError(`--tail is ${cuts.tail}; expected at most --head, ${cuts.head}`);
  }
  const groupBy = one('divide', (text) => oneOf('divide', text, ['prevalence', 'group'] as const));
  if (cuts && groupBy === 'group') {
    throw new UsageError('--head and --tail are cut-offs of prevalence; leave out --divide group');
  }
  return { challenge: one('challenge', String), cuts, groupBy: groupBy ?? 'prevalence', threshold };
}

/**
 * The description that `--challenge` names; null without it. Its spellings of classes are known from
 * then on.
 *
 * @throws InputError for a file that is no description
 */
export async function chosenChallenge({ challenge }: ChallengeOptions): Promise<Challenge | null> {
  if (challenge === undefined) return null;
  if (Object.hasOwn(BUILT_IN, challenge)) return BUILT_IN[challenge]!;
  if (!/[./\\]/.test(challenge)) {
    const names = Object.keys(BUILT_IN).join(', ');
    throw new UsageError(`--challenge is ${challenge}; expected a JSON file, or one of ${names}`);
  }
  const file = await diskFile(challenge);
  const own = readChallenge(new TextDecoder().decode(await file.arrayBuffer()), challenge);
  knowClasses(own.classes);
  return own;
}

/** What of a chosen description does not fit the labels. */
export function challengeNotes({ classes }: Task, { challenge, from }: Recognised): string[] {
  if (from !== 'reader') return [];
  const known = new Set(challenge.classes.map(({ name }) => canonicalClassKey(name)));
  const foreign = classes.filter(({ name }) => !known.has(canonicalClassKey(name)));
  if (foreign.length === 0) return [];
  const names = foreign.slice(0, 8).map(({ name }) => name);
  const more = foreign.length > names.length ? ` and ${foreign.length - names.length} more` : '';
  return [`${challenge.name} does not describe these classes: ${names.join(', ')}${more}`];
}

/** A challenge, and the settings that it and the options give. */
export interface ChallengeInForce extends Recognised {
  readonly settings: EvaluationSettings;
}

/**
 * The settings for files of these classes: those of the chosen challenge, else of the one they are
 * recognised as; options go before both.
 *
 * @throws UsageError for groups of a challenge that has none
 */
export function challengeInForce(
  classes: readonly string[],
  own: Challenge | null,
  settings: EvaluationSettings,
  { cuts, groupBy, threshold }: ChallengeOptions,
): ChallengeInForce {
  // Chosen by name: it is taken whether or not it looks like the files.
  const found: Recognised = own
    ? { ...recognise(classes, own), challenge: own, from: 'reader' }
    : recognise(classes);
  const { challenge } = found;
  const stated = settingsOfChallenge(challenge);
  const groups = groupBy === 'group' ? groupsOfChallenge(challenge) : null;
  if (groupBy === 'group' && !groups) {
    throw new UsageError(
      `--divide is group, but no class of ${challenge.name} has a group; --challenge names a description with groups`,
    );
  }
  return {
    ...found,
    settings: {
      ...settings,
      threshold: threshold ?? stated.threshold ?? settings.threshold,
      ranking: stated.ranking,
      bands: groups ?? (cuts ? headMediumTail(cuts.head, cuts.tail) : stated.bands),
    },
  };
}
