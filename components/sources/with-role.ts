import type { Role } from '@/lib/engine';
import type { Choices, SourceEntry } from '@/lib/notebook/session/types';
import { roleOf } from './words';

/**
 * Choices with another role. A task is named by a label file and joined by predictions: what was
 * chosen in one role is none of the other.
 */
export function withRole(choices: Choices, role: Role, entry: SourceEntry): Choices {
  const { task: _, ...rest } = choices;
  const { task } = entry.choices;
  const kept = role === roleOf(entry) && task !== undefined ? { task } : {};
  return { ...rest, ...kept, overrides: { ...choices.overrides, role } };
}
