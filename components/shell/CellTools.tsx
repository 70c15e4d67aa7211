'use client';

import {
  ArrowDown,
  ArrowUp,
  Copy,
  Ellipsis,
  Eye,
  EyeOff,
  GripVertical,
  Link,
  RectangleHorizontal,
  Trash2,
} from 'lucide-react';
import { useAutosaveState } from '@/components/hooks/notebook-storage';
import { Button } from '@/components/ui/Button';
import { Menu, MenuItem, MenuLine } from '@/components/ui/Menu';
import {
  duplicateCell,
  hideCell,
  isOriginal,
  moveCell,
  removeCell,
} from '@/lib/notebook/document/operations';
import { changeDocument } from '@/lib/notebook/document/store';
import type { DragHandles } from './DragLayer';
import { dragLayer, MOVE_HINT } from './dragging';
import type { PlacedCell } from './use-cells';

interface CellToolsProps {
  placed: PlacedCell;
  /** Positions in the document above and below; null at the ends. */
  up: number | null;
  down: number | null;
  handles: DragHandles;
}

const links = () => import('./links');

const ICON = { size: 14, 'aria-hidden': true } as const;

/** Drag handle and menu of a cell; faint until hovered or focused. */
export function CellTools({ placed, up, down, handles }: CellToolsProps) {
  const { cell, title } = placed;
  const { id } = cell;
  const files = useAutosaveState((state) => state.files);
  const press: Parameters<DragHandles['set']>[1] = (event) => handles.get(id)?.(event);
  const move = (place: number | null) => {
    if (place !== null) changeDocument((document) => moveCell(document, id, place));
  };
  return (
    <span className="flex shrink-0 items-center opacity-60 transition-opacity focus-within:opacity-100 group-hover/cell:opacity-100 has-data-[state=open]:opacity-100 [@media(hover:hover)]:opacity-0">
      <Button
        look="quiet"
        className="cursor-grab touch-none px-1"
        onPointerEnter={dragLayer.preload}
        onFocus={dragLayer.preload}
        onPointerDown={press}
        onKeyDown={press}
        aria-roledescription="draggable"
        aria-describedby={MOVE_HINT}
        aria-label={`Move ${title}`}
      >
        <GripVertical {...ICON} />
      </Button>
      <Menu
        trigger={
          <Button look="quiet" className="px-1.5" aria-label={`Menu of ${title}`}>
            <Ellipsis {...ICON} />
          </Button>
        }
      >
        <MenuItem icon={<ArrowUp {...ICON} />} disabled={up === null} onSelect={() => move(up)}>
          Move up
        </MenuItem>
        <MenuItem
          icon={<ArrowDown {...ICON} />}
          disabled={down === null}
          onSelect={() => move(down)}
        >
          Move down
        </MenuItem>
        <MenuItem
          icon={<Copy {...ICON} />}
          onSelect={() => changeDocument((document) => duplicateCell(document, id))}
        >
          Duplicate
        </MenuItem>
        <MenuItem
          icon={cell.hidden ? <Eye {...ICON} /> : <EyeOff {...ICON} />}
          onSelect={() => changeDocument((document) => hideCell(document, id, !cell.hidden))}
        >
          {cell.hidden ? 'Show' : 'Hide'}
        </MenuItem>
        {!isOriginal(cell) && (
          <MenuItem
            icon={<Trash2 {...ICON} />}
            onSelect={() => changeDocument((document) => removeCell(document, id))}
          >
            Delete
          </MenuItem>
        )}
        <MenuLine />
        <MenuItem
          icon={<Link {...ICON} />}
          onSelect={() => void links().then((m) => m.copyCellLink(id, files))}
        >
          Copy link to this cell
        </MenuItem>
        <MenuItem
          icon={<RectangleHorizontal {...ICON} />}
          onSelect={() => void links().then((m) => m.openAlone(id, files))}
        >
          Open alone
        </MenuItem>
      </Menu>
    </span>
  );
}
