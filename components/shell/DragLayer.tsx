'use client';

import {
  type Active,
  type Announcements,
  type CollisionDetection,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  type Over,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  type KeyboardEvent,
  type PointerEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { moveCell } from '@/lib/notebook/document/operations';
import { changeDocument } from '@/lib/notebook/document/store';
import type { PlacedCell } from './use-cells';

/** What the handle of a cell does with a pressed pointer or key, by the cell's id. */
export type DragHandles = Map<
  string,
  (event: PointerEvent<HTMLElement> | KeyboardEvent<HTMLElement>) => void
>;

const INSTRUCTIONS = {
  draggable:
    'To move the cell, press Space, then the up and down arrow keys. Space again drops it; Escape cancels.',
};

const placeOf = (over: Over | null): number | null => {
  const index: unknown = over?.data.current?.index;
  return typeof index === 'number' ? index : null;
};

const titleOf = (active: Active | null): string => String(active?.data.current?.title ?? '');

function announcementsFor(cells: readonly PlacedCell[]): Announcements {
  const where = (active: Active, over: Over | null) => {
    const index = placeOf(over);
    if (index === null) return 'not over a gap';
    const next = cells.find((placed) => placed.index >= index);
    const last = cells.findLast((placed) => placed.index < index);
    if ([next, last].some((placed) => placed?.cell.id === active.id)) return 'in its old place';
    return next ? `before ${next.title}` : 'at the end';
  };
  return {
    onDragStart: ({ active }) => `${titleOf(active)} was picked up.`,
    onDragOver: ({ active, over }) => `${titleOf(active)} is ${where(active, over)}.`,
    onDragEnd: ({ active, over }) => `${titleOf(active)} was dropped ${where(active, over)}.`,
    onDragCancel: ({ active }) => `${titleOf(active)} was not moved.`,
  };
}

/** The gaps that arrow keys step through, the cell's position, and the current step. */
function useSteps(cells: readonly PlacedCell[]) {
  const home = useRef(0);
  const step = useRef(0);
  const places = useMemo(
    () => [...cells.map(({ index }) => index), (cells.at(-1)?.index ?? -1) + 1],
    [cells],
  );
  return { home, step, places };
}

/** Makes the handle of a cell, which is elsewhere in the document, one to drag by. */
function Handle({ placed, handles }: { placed: PlacedCell; handles: DragHandles }) {
  const { id } = placed.cell;
  const { listeners = {}, setNodeRef } = useDraggable({ id, data: { title: placed.title } });
  useLayoutEffect(() => {
    handles.set(id, (event) => {
      setNodeRef(event.currentTarget);
      listeners[event.type === 'keydown' ? 'onKeyDown' : 'onPointerDown']?.(event);
    });
    return () => void handles.delete(id);
  });
  return null;
}

/** Makes a gap between cells, which is elsewhere in the document, one to drop on. */
function Gap({ index }: { index: number }) {
  const { setNodeRef, isOver } = useDroppable({ id: `place-${index}`, data: { index } });
  // At each rendering: the element is another one once cells have been added or moved.
  useLayoutEffect(() => {
    const place = document.querySelector<HTMLElement>(`[data-place="${index}"]`);
    setNodeRef(place);
    place?.toggleAttribute('data-over', isOver);
  });
  return null;
}

interface DragLayerProps {
  cells: readonly PlacedCell[];
  handles: DragHandles;
  /** Id of the text that says how to move a cell. */
  hint: string;
}

/** Lets cells be dragged by their handles to any gap, by pointer or keyboard. */
export function DragLayer({ cells, handles, hint }: DragLayerProps) {
  const { home, step, places } = useSteps(cells);
  const [dragged, setDragged] = useState<Active | null>(null);
  const collisions: CollisionDetection = ({ pointerCoordinates, droppableRects }) => {
    const rects = [...droppableRects];
    if (!pointerCoordinates) {
      const id = `place-${places[step.current]}`;
      return droppableRects.has(id) ? [{ id }] : [];
    }
    const { y } = pointerCoordinates;
    const far = (rect: { top: number; height: number }) => Math.abs(rect.top + rect.height / 2 - y);
    rects.sort(([, a], [, b]) => far(a) - far(b));
    return rects.slice(0, 1).map(([id]) => ({ id }));
  };
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, {
      scrollBehavior: 'instant' as ScrollBehavior,
      coordinateGetter: (event, { currentCoordinates }) => {
        const by = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
        // The gaps before and after the cell are the same position: step over both.
        const beside = step.current + by;
        const next = beside === home.current + 1 ? beside + by : beside;
        if (by === 0 || places[next] === undefined) return undefined;
        event.preventDefault();
        step.current = next;
        document
          .querySelector(`[data-place="${places[next]}"]`)
          ?.scrollIntoView({ block: 'center', behavior: 'instant' });
        // dnd-kit reports a step only if the coordinates change.
        return { x: currentCoordinates.x, y: currentCoordinates.y + by };
      },
    }),
  );
  const end = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const index = placeOf(over);
    if (index !== null) {
      changeDocument((document) => moveCell(document, String(active.id), index));
    }
  };
  return (
    <DndContext
      id={hint}
      sensors={sensors}
      collisionDetection={collisions}
      accessibility={{
        announcements: announcementsFor(cells),
        screenReaderInstructions: INSTRUCTIONS,
      }}
      onDragStart={({ active }) => {
        home.current = cells.findIndex((placed) => placed.cell.id === active.id);
        step.current = home.current;
        setDragged(active);
      }}
      onDragEnd={end}
      onDragCancel={() => setDragged(null)}
    >
      {cells.map((placed) => (
        <Handle key={placed.cell.id} placed={placed} handles={handles} />
      ))}
      {places.map((index) => (
        <Gap key={index} index={index} />
      ))}
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <span className="inline-block max-w-72 truncate rounded-md border border-accent bg-raised px-3 py-1.5 text-sm shadow-lg">
            {titleOf(dragged)}
          </span>
        )}
      </DragOverlay>
    </DndContext>
  );
}
