'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/Button';

interface Stop {
  /** CSS selector of what it is about; the first element there is counts. */
  readonly at: string;
  readonly title: string;
  readonly text: string;
}

const STOPS: readonly Stop[] = [
  {
    at: 'main section:not(#sources)',
    title: 'One question for each section',
    text: 'Click a class or a team in any figure to follow it through all of them.',
  },
  {
    at: '[data-bar="settings"]',
    title: 'Settings for all sections',
    text: 'Task, threshold and teams hold everywhere. Search (Ctrl-K) finds any class, team or section.',
  },
  {
    at: '#sources',
    title: 'Your own files',
    text: 'Drop a label file and prediction files anywhere. They are read in this browser and never leave it.',
  },
];

/** Shows a newcomer three places of the page, beside the page: nothing is covered or blocked. */
export function Tour({ onEnd }: { onEnd(): void }) {
  const [place, setPlace] = useState(0);
  const stop = STOPS[place]!;
  const isLast = place === STOPS.length - 1;
  useEffect(() => {
    const element = document.querySelector<HTMLElement>(stop.at);
    if (!element) return;
    element.dataset.tour = '';
    element.scrollIntoView({ block: 'nearest' });
    return () => {
      delete element.dataset.tour;
    };
  }, [stop]);
  return (
    <section
      aria-label="Tour"
      className="fixed right-4 bottom-4 left-4 z-40 rounded-lg border border-accent bg-raised p-4 text-sm shadow-lg sm:left-auto sm:w-80 print:hidden"
    >
      <div aria-live="polite">
        <p className="font-medium">{stop.title}</p>
        <p className="mt-1 text-soft">{stop.text}</p>
      </div>
      <div className="mt-3 flex items-center justify-between gap-2">
        <span className="text-soft text-xs tabular-nums">
          {place + 1} of {STOPS.length}
        </span>
        <span className="flex gap-2">
          {!isLast && (
            <Button look="quiet" onClick={onEnd}>
              Skip
            </Button>
          )}
          <Button look="strong" onClick={isLast ? onEnd : () => setPlace(place + 1)}>
            {isLast ? 'Done' : 'Next'}
          </Button>
        </span>
      </div>
    </section>
  );
}
