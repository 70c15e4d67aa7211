'use client';

import { useDeferredValue } from 'react';
import { useChoice, useSelection } from '@/components/hooks/document';
import { optionsOf } from '@/components/ui/fields';
import { type NameKind, sameName } from '@/lib/notebook/selection';

/** Stored choice that follows the selection. */
const FOLLOW = '';

/** The one class or team that is selected, by its name among `names`; null if none or several are. */
function useOnlySelected(kind: NameKind, names: readonly string[]): string | null {
  const only = useSelection((selection) =>
    selection[kind].length === 1 ? (selection[kind][0] ?? null) : null,
  );
  // Deferred: marks are greyed first, figures are redrawn after that.
  const name = useDeferredValue(only);
  if (name === null) return null;
  return names.find((other) => sameName(kind, other, name)) ?? null;
}

interface FollowedChoice {
  /** The name to show. */
  readonly value: string;
  /** Props of its `Select`. */
  readonly field: {
    readonly value: string;
    readonly options: readonly { readonly value: string; readonly label: string }[];
    onChange(value: string): void;
  };
}

interface Names {
  /** Names that can be selected in the notebook and chosen here. */
  readonly names: readonly string[];
  /** Further values that can be chosen here. */
  readonly others?: readonly string[];
  /** Shown while nothing is selected or chosen, and why it is shown. */
  readonly fallback: readonly [value: string, why: string];
}

/**
 * A choice of one class or team that is the selected one unless the user chooses another in the cell.
 *
 * @param key the name under which the choice is stored with the document
 */
export function useChoiceOrSelected(
  key: string,
  kind: NameKind,
  { names, others = [], fallback: [first, why] }: Names,
): FollowedChoice {
  const [chosen, onChange] = useChoice(key, FOLLOW);
  const selected = useOnlySelected(kind, names);
  const followed = selected ?? first;
  const all = [...others, ...names];
  const isChosen = all.includes(chosen);
  const follow = { value: FOLLOW, label: `${followed} (${selected ? 'selected' : why})` };
  return {
    value: isChosen ? chosen : followed,
    field: { value: isChosen ? chosen : FOLLOW, options: [follow, ...optionsOf(all)], onChange },
  };
}
