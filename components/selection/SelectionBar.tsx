'use client';

import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useSelection } from '@/components/hooks/document';
import { Button } from '@/components/ui/Button';
import { changeSelection, currentDocument } from '@/lib/notebook/document/store';
import { isNothing, NOTHING_SELECTED, type Selection, without } from '@/lib/notebook/selection';

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

interface Chip {
  readonly part: Selection;
  readonly label: string;
}

/** A chip for each selected name. */
function chipsOf({ classes, teams, bands }: Selection): Chip[] {
  const part = (change: Partial<Selection>) => ({ ...NOTHING_SELECTED, ...change });
  return [
    ...bands.map((band) => ({ label: `${capital(band)} classes`, part: part({ bands: [band] }) })),
    ...classes.map((name) => ({ label: name, part: part({ classes: [name] }) })),
    ...teams.map((team) => ({
      label: /^team\b/i.test(team) ? team : `Team ${team}`,
      part: part({ teams: [team] }),
    })),
  ];
}

/** Whether a key belongs to a field or menu. */
function isHandled(event: KeyboardEvent): boolean {
  if (event.defaultPrevented) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.matches('select, textarea, input:not([type="checkbox"])')
  );
}

function useEscape(): void {
  useEffect(() => {
    const clear = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isHandled(event)) return;
      if (!isNothing(currentDocument().selection)) changeSelection(NOTHING_SELECTED);
    };
    document.addEventListener('keydown', clear);
    return () => document.removeEventListener('keydown', clear);
  }, []);
}

/** The selection, below the control bar. It overlays the page, so that nothing moves. */
export function SelectionBar() {
  const selection = useSelection((all) => all);
  useEscape();
  const chips = chipsOf(selection);
  return (
    <>
      <p role="status" className="sr-only">
        {chips.length > 0 ? `${chips.length} selected` : ''}
      </p>
      {chips.length > 0 && (
        <section
          aria-label="Selected"
          className="absolute inset-x-0 top-full flex max-h-24 flex-wrap items-center gap-1.5 overflow-y-auto border-line border-b bg-paper/95 px-4 py-1.5 text-sm shadow-sm backdrop-blur sm:px-8"
        >
          <span className="text-soft">Selected</span>
          {chips.map(({ label, part }) => (
            <button
              key={JSON.stringify(part)}
              type="button"
              aria-label={`Remove ${label} from the selection`}
              onClick={() => changeSelection(without(selection, part))}
              className="inline-flex items-center gap-1 rounded-full border border-accent/50 bg-accent/10 py-0.5 pr-1.5 pl-2.5 hover:bg-accent/20"
            >
              {label} <X size={13} aria-hidden />
            </button>
          ))}
          <Button
            look="quiet"
            title="Or press Escape"
            onClick={() => changeSelection(NOTHING_SELECTED)}
          >
            Clear
          </Button>
        </section>
      )}
    </>
  );
}
