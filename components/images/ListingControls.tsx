'use client';

import { ArrowDownUp } from 'lucide-react';
import { Button } from '@/components/ui/Button';
import { Select, TextField } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import type { ColumnGroups, SortOption } from '@/lib/notebook/images/listing';
import { TAG_KINDS } from '@/lib/notebook/images/tags';
import { ALL, type Listing, NO_FILTER, type View } from './use-listing';

const VIEWS = [
  { value: 'gallery', label: 'Gallery' },
  { value: 'table', label: 'Table' },
] as const;

const TAGS = [
  { value: ALL, label: 'all' },
  { value: 'any', label: 'tagged' },
  ...TAG_KINDS,
  { value: 'note', label: 'with a note' },
] as const;

interface ListingControlsProps {
  listing: Listing;
  sorts: readonly SortOption[];
  filters: readonly ColumnGroups[];
  hasPictures: boolean;
  hasTags: boolean;
}

/** Sorts and filters listed images, and chooses between gallery and table. */
export function ListingControls(props: ListingControlsProps) {
  const { listing, sorts, filters, hasPictures, hasTags } = props;
  const groups = filters.find(({ column }) => column === listing.column)?.groups;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-5 gap-y-2">
      {hasPictures && (
        <Segmented
          label="View"
          value={listing.view}
          options={VIEWS}
          onChange={(view: View) => listing.setView(view)}
        />
      )}
      <span className="inline-flex max-w-full items-center gap-1">
        <Select label="Sort by" value={listing.sort} options={sorts} onChange={listing.setSort} />
        <Button
          look="quiet"
          aria-label={listing.descending ? 'Sort ascending' : 'Sort descending'}
          aria-pressed={listing.descending}
          onClick={() => listing.setDescending(!listing.descending)}
        >
          <ArrowDownUp size={14} aria-hidden />
        </Button>
      </span>
      {filters.length > 0 && (
        <Select
          label="Only"
          value={listing.column}
          options={[
            { value: NO_FILTER, label: 'all' },
            ...filters.map(({ column }) => ({ value: column, label: column })),
          ]}
          onChange={listing.setColumn}
        />
      )}
      {groups && (
        <Select
          label="is"
          value={listing.group}
          options={[
            { value: NO_FILTER, label: 'any' },
            ...groups.map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={listing.setGroup}
        />
      )}
      {hasTags && (
        <Select label="Tags" value={listing.tag} options={TAGS} onChange={listing.setTag} />
      )}
      <TextField label="Find id" value={listing.text} onChange={listing.setText} />
    </div>
  );
}
