'use client';

import { useRef } from 'react';
import { useChoice } from '@/components/hooks/document';
import { useAttributes, useBreakdown } from '@/components/hooks/use-breakdown';
import { useSeen } from '@/components/hooks/use-near';
import { Segmented } from '@/components/ui/Segmented';
import { ByGroup } from './ByGroup';

export function ByGroupBody() {
  const place = useRef<HTMLDivElement>(null);
  const attributes = useAttributes(useSeen(place, '600px'));
  const [chosen, setChosen] = useChoice('attribute', 'ViewPosition');
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
