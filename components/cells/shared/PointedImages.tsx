'use client';

import type { ComponentProps } from 'react';
import { useItem, useTask } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { EmptyState, Subheading } from '@/components/ui/blocks';
import { selectImages } from '@/lib/notebook/images/image-selection';
import { countOf } from '@/lib/plots/core/format';
import { ImageList } from './ImageList';

/** The images behind a mark of a figure, which may become the selection of the notebook. */
export function PointedImages(props: ComponentProps<typeof ImageList>) {
  const { caption, rows } = props;
  const { id } = useTask();
  const item = useItem();
  const count = countOf(rows.length, item.one, item.many);
  return (
    <>
      <Subheading title={caption}>
        {count}.{' '}
        {rows.length > 0 && <Button onClick={() => selectImages(id, rows)}>Select them</Button>}
      </Subheading>
      {rows.length === 0 ? <EmptyState>None.</EmptyState> : <ImageList {...props} />}
    </>
  );
}
