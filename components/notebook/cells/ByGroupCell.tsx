'use client';

import { useRef, useState } from 'react';
import { Segmented } from '@/components/ui/Segmented';
import type { CellDefinition } from '../cell';
import { useAttributes, useBreakdown } from '../use-breakdown';
import { useInSight } from '../use-in-sight';
import { ByGroup } from './ByGroup';

function Body() {
  const place = useRef<HTMLDivElement>(null);
  const attributes = useAttributes(useInSight(place));
  const [chosen, setChosen] = useState('ViewPosition');
  const attribute = attributes?.find((a) => a.column === chosen) ?? attributes?.[0] ?? null;
  const breakdown = useBreakdown(attribute);
  return (
    <div ref={place} className="min-h-40">
      {attributes && attribute && (
        <div className="mb-4">
          <Segmented
            label="Groups by"
            value={attribute.column}
            options={attributes.map(({ column }) => ({ value: column, label: column }))}
            onChange={setChosen}
          />
        </div>
      )}
      {attributes?.length === 0 && (
        <p className="text-soft">
          Appears once a metadata file, or a column of the label file, parts the images into groups:
          view, sex, age and the like.
        </p>
      )}
      {breakdown ? (
        <ByGroup breakdown={breakdown} />
      ) : (
        (attributes === null || attribute) && <p className="text-soft">Counting …</p>
      )}
    </div>
  );
}

export const byGroupCell: CellDefinition = {
  id: 'by-group',
  title: 'By view, sex and age: who is missed?',
  short: 'By group',
  about:
    'The false negative rate of each class among the images of one group: a view, a sex, a range of ages. A symbol is a group, the line spans them, and the class stands first whose groups differ most beyond chance: by the gap in standard errors, as of two shares. Groups with few positives are left out.',
  tables: ['operating_points'],
  Body,
};
