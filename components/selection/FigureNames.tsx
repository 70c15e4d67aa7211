'use client';

import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react';
import { useSelection } from '@/components/hooks/document';
import { includes, selectionOf } from '@/lib/notebook/selection';
import { marksOf, namesIn, ringMarks } from '@/lib/plots/core/marks';
import type { Tags } from '@/lib/plots/core/tagged';
import { isAdding, pick } from './figure-pointer';

interface Name {
  readonly tag: keyof Tags;
  readonly name: string;
  /** `class 3 of 40` */
  readonly place: string;
}

const KINDS = [
  { tag: 'class', kind: 'classes' },
  { tag: 'team', kind: 'teams' },
  { tag: 'band', kind: 'bands' },
] as const;

/** What can be selected in a figure: classes, then teams, then bands. */
function namesOf(figure: Element): Name[] {
  const marks = marksOf(figure);
  const whole = marks.filter(({ tags }) => tags.class === undefined);
  const found = { ...namesIn(marks), bands: namesIn(whole).bands };
  return KINDS.flatMap(({ tag, kind }) =>
    found[kind].map((name, i, all) => ({ tag, name, place: `${tag} ${i + 1} of ${all.length}` })),
  );
}

function moved(names: readonly Name[], at: number, key: string): number | null {
  const last = names.length - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowRight': {
      const next = names.findIndex((name, i) => i > at && name.tag !== names[at]?.tag);
      return next === -1 ? at : next;
    }
    case 'ArrowLeft': {
      const before = names.slice(0, at).findLast((name) => name.tag !== names[at]?.tag);
      return before ? names.findIndex((name) => name.tag === before.tag) : at;
    }
    default:
      return null;
  }
}

/** Height in px of the bars at the top and at the bottom of the window. */
const ABOVE = 150;
const BELOW = 110;

function scrollTo(mark: Element | null): void {
  if (!mark) return;
  const { top, bottom } = mark.getBoundingClientRect();
  const over = bottom - (window.innerHeight - BELOW);
  const by = top < ABOVE ? top - ABOVE : Math.max(0, over);
  if (by !== 0) window.scrollBy({ top: by, behavior: 'instant' });
}

/**
 * Selects in a figure by keyboard: a list of its classes, teams and bands that is hidden until it has
 * the focus. The current name has a ring in the figure and is shown at the bottom of the window.
 */
export function FigureNames({ host }: { host: RefObject<HTMLElement | null> }) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [names, setNames] = useState<readonly Name[]>([]);
  const [at, setAt] = useState(0);
  const selection = useSelection((all) => all);
  const isSelected = ({ tag, name }: Name) => includes(selection, selectionOf({ [tag]: name }));
  const current = names[at];

  const go = (all: readonly Name[], to: number) => {
    setNames(all);
    setAt(to);
    const figure = host.current?.querySelector('svg');
    const name = all[to];
    if (!figure || !name) return;
    scrollTo(ringMarks(figure, name.tag, name.name));
  };
  const enter = () => {
    const figure = host.current?.querySelector('svg');
    const all = figure ? namesOf(figure) : [];
    go(all, Math.min(at, Math.max(0, all.length - 1)));
  };
  const leave = () => {
    const figure = host.current?.querySelector('svg');
    if (figure) ringMarks(figure, 'class', null);
    setNames([]);
  };
  const press = (event: KeyboardEvent) => {
    if (!current) return;
    const to = moved(names, at, event.key);
    if (to !== null) go(names, to);
    else if (event.key === 'Enter' || event.key === ' ') {
      pick({ [current.tag]: current.name }, isAdding(event.nativeEvent));
    } else return;
    event.preventDefault();
  };
  return (
    <div className="group/names">
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label="Select in this figure"
        aria-multiselectable
        aria-describedby={`${id}-keys`}
        aria-activedescendant={current && `${id}-${at}`}
        onFocus={enter}
        onBlur={leave}
        onKeyDown={press}
        className="sr-only"
      >
        {names.map((name, i) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the active option
          <div
            key={`${name.tag} ${name.name}`}
            id={`${id}-${i}`}
            role="option"
            aria-selected={isSelected(name)}
          >
            {`${name.name}, ${name.place}`}
          </div>
        ))}
      </div>
      <p
        id={`${id}-keys`}
        className="fixed inset-x-4 bottom-4 z-40 mx-auto hidden max-w-xl rounded-md border border-accent bg-raised px-3 py-1.5 text-sm shadow-lg group-focus-within/names:block"
      >
        {current ? (
          <>
            <strong>{current.name}</strong>, {current.place}
            {isSelected(current) ? ', selected' : ''}.{' '}
          </>
        ) : (
          'Nothing to select here. '
        )}
        <span className="text-soft">
          Arrow keys move, Enter selects, Shift with Enter adds, Escape clears.
        </span>
      </p>
    </div>
  );
}
