'use client';

import { lazy } from 'react';
import type { SaveFigureProps } from './SaveFigureChoices';
import { SaveMenu } from './SaveMenu';

const Choices = lazy(() =>
  import('./SaveFigureChoices').then((m) => ({ default: m.SaveFigureChoices })),
);

/** Saves a figure for a paper or a slide. */
export function SaveFigure({ figure, cell }: SaveFigureProps) {
  return (
    <SaveMenu label="Save this figure" name={`Save the figure ${figure.name}`} short="Save">
      <Choices figure={figure} cell={cell} />
    </SaveMenu>
  );
}
