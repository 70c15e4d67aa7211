'use client';

import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useItem, useSession } from '@/components/hooks/context';
import { useDocument } from '@/components/hooks/document';
import { useEphemeral } from '@/components/hooks/ephemeral';
import { Button } from '@/components/ui/Button';
import { EmptyState, Note } from '@/components/ui/blocks';
import { Checkbox } from '@/components/ui/fields';
import { lazyModule } from '@/components/ui/lazy';
import { saveFile } from '@/components/ui/save-file';
import { fileName } from '@/lib/export/pack/paths';
import { currentDocument } from '@/lib/notebook/document/store';
import { showError, showNotice } from '@/lib/notebook/ephemeral';
import { selectedRows, selectImages } from '@/lib/notebook/images/image-selection';
import { filtersOf, type ListedImages, sortOptions } from '@/lib/notebook/images/listing';
import { listingTable } from '@/lib/notebook/images/listing-table';
import { countOf } from '@/lib/plots/core/format';
import { Gallery } from './Gallery';
import { ImageTable } from './ImageTable';
import { ListingControls } from './ListingControls';
import { PictureFolderBar } from './PictureFolderBar';
import { usePictures } from './picture-library';
import { useTags } from './use-image-keys';
import { useListedRows, useListing } from './use-listing';

const viewer = lazyModule(() => import('./ImageViewer'));

interface ImageBrowserProps {
  listed: ListedImages;
  /** What is listed, for those who do not see it and above saved tables. */
  caption: string;
  /** Name of saved files. */
  name: string;
  /** The team whose scores are emphasised; null for none. */
  team: string | null;
}

/** Saves the tags of all open label files. */
function SaveTags() {
  const item = useItem();
  const { state } = useSession();
  const save = async () => {
    const { tagsCsv } = await import('@/lib/notebook/images/tags-csv');
    const { csv, images, unknown } = tagsCsv(currentDocument().tags, state.tasks);
    saveFile('tags.csv', csv, 'text/csv');
    const rest = unknown > 0 ? ` ${unknown} belong to label files that are not open.` : '';
    showNotice(`Saved the tags of ${countOf(images, item.one, item.many)}.${rest}`);
  };
  return (
    <Button onClick={save}>
      <Download size={14} aria-hidden /> Save tags (CSV)
    </Button>
  );
}

/**
 * Images as a gallery and a table, sorted and filtered, with a viewer. Pictures are shown from a
 * local folder; without one there is the table alone.
 */
export function ImageBrowser({ listed, caption, name, team }: ImageBrowserProps) {
  const { images } = listed;
  const item = useItem();
  const library = usePictures(images.ids);
  const tags = useTags(images);
  const hasTags = useDocument((document) => Object.keys(document.tags).length > 0);
  const selection = useEphemeral((state) => state.images);
  const selected = useMemo(() => selectedRows(selection, images.task), [selection, images.task]);
  const listing = useListing();
  const sorts = useMemo(() => sortOptions(listed), [listed]);
  const filters = useMemo(() => filtersOf(listed), [listed]);
  const rows = useListedRows(listed, listing, filters, tags, selected);
  const [shown, setShown] = useState<number | null>(null);
  const parts = viewer.useLoaded();
  const open = (place: number) => {
    setShown(rows[place]!);
    viewer.load().catch(showError);
  };
  const save = async () => {
    const { tableCsv } = await import('@/lib/export/table/delimited');
    const table = listingTable(listed, rows, name, caption);
    saveFile(`${fileName(name)}.csv`, tableCsv(table), 'text/csv');
  };
  const hasPictures = library.folder !== null;
  const list = { listed, rows, caption, library, tags, team, onOpen: open };
  const sortBy = (sort: string) => {
    if (sort === listing.sort) listing.setDescending(!listing.descending);
    else listing.setSort(sort);
  };
  return (
    <div>
      <PictureFolderBar library={library} ids={images.ids} />
      <ListingControls
        listing={listing}
        sorts={sorts}
        filters={filters}
        hasPictures={hasPictures}
        hasTags={hasTags}
      />
      {rows.length === 0 ? (
        <EmptyState>None of {countOf(listed.rows.length, item.one, item.many)} fits.</EmptyState>
      ) : hasPictures && listing.view === 'gallery' ? (
        <Gallery {...list} />
      ) : (
        <ImageTable {...list} sort={listing.sort} descending={listing.descending} onSort={sortBy} />
      )}
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <p role="status" className="text-soft text-sm tabular-nums">
          {countOf(rows.length, item.one, item.many)}
          {rows.length < listed.rows.length &&
            ` of ${countOf(listed.rows.length, item.one, item.many)}`}
          {selected.size > 0 && `, ${selected.size} selected`}
        </p>
        {(selected.size > 0 || listing.onlySelected) && (
          <>
            <Checkbox checked={listing.onlySelected} onChange={listing.setOnlySelected}>
              Only selected
            </Checkbox>
            <Button look="quiet" onClick={() => selectImages(images.task, [])}>
              Clear selection
            </Button>
          </>
        )}
        <span className="grow" />
        {hasTags && <SaveTags />}
        <Button onClick={save}>
          <Download size={14} aria-hidden /> Save as CSV (full precision)
        </Button>
      </div>
      {listed.of?.teams.some(({ areProbabilities }) => areProbabilities) && (
        <Note>
          Marks: the score of each team for {listed.of.class}, from 0 to 1
          {team !== null && `, that of ${team} in colour`}; dashed: the threshold. Beside them: how
          many teams call it positive.
        </Note>
      )}
      {shown !== null && parts && (
        <parts.ImageViewer
          listed={listed}
          rows={rows}
          row={shown}
          library={library}
          tags={tags}
          team={team}
          onShow={setShown}
          onClose={() => setShown(null)}
        />
      )}
    </div>
  );
}
