'use client';

import { Contrast, Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import type { GreyWindow } from '@/lib/pictures/dicom/grey-picture';
import type { PictureFile } from '@/lib/pictures/folder';
import type { DrawnPicture } from '@/lib/pictures/worker/protocol';
import { useDrawing } from './use-drawing';
import { useZoom } from './use-zoom';
import { ZOOM } from './viewer-keys';

/** What keys of the viewer do with the picture. */
export interface PaneActions {
  zoom(factor: number): void;
  pan(right: number, down: number): void;
  fit(): void;
  invert(): void;
}

interface PicturePaneProps {
  picture: PictureFile;
  actions: Ref<PaneActions>;
}

/** From this scale on pixels are shown as squares. */
const SQUARES = 4;

function WindowFields({
  grey,
  chosen,
  onChange,
}: {
  grey: NonNullable<DrawnPicture['grey']>;
  chosen: GreyWindow | null;
  onChange(window: GreyWindow | null): void;
}) {
  const { range } = grey;
  const shown = chosen ?? grey.window;
  const span = Math.max(1, range.high - range.low);
  const slider = (
    label: string,
    value: number,
    min: number,
    max: number,
    set: (v: number) => void,
  ) => (
    <label className="flex items-center gap-1.5">
      {label}
      <input
        type="range"
        min={Math.floor(min)}
        max={Math.ceil(max)}
        step={span < 50 ? 'any' : 1}
        value={value}
        onChange={(event) => set(Number(event.target.value))}
        className="w-28 accent-accent"
      />
      <span className="w-12 tabular-nums">{Math.round(value)}</span>
    </label>
  );
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-soft text-xs">
      {slider('Level', shown.center, range.low, range.high, (center) =>
        onChange({ ...shown, center }),
      )}
      {slider('Window', shown.width, 1, 2 * span, (width) => onChange({ ...shown, width }))}
      {chosen && (
        <Button look="quiet" onClick={() => onChange(null)}>
          As in the file
        </Button>
      )}
    </div>
  );
}

/** A picture to zoom and to move; DICOM through a window. */
export function PicturePane({ picture, actions }: PicturePaneProps) {
  const pane = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isInverted, setIsInverted] = useState(false);
  const [chosen, setChosen] = useState<GreyWindow | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture has another window
  useEffect(() => setChosen(null), [picture]);
  const drawing = useDrawing(picture, { window: chosen, invert: isInverted });
  const shown = drawing?.shown;
  const drawn = typeof shown === 'object' ? shown : null;
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element || !drawn) return;
    element.width = drawn.bitmap.width;
    element.height = drawn.bitmap.height;
    element.getContext('2d')?.drawImage(drawn.bitmap, 0, 0);
  }, [drawn]);
  const { place, zoom, pan, fit, handlers } = useZoom(pane, picture);
  const invert = () => setIsInverted((now) => !now);
  useImperativeHandle(actions, () => ({ zoom, pan, fit, invert }));
  const { scale, x, y } = place;
  return (
    <div className="flex min-h-0 min-w-0 flex-col gap-2">
      <div
        ref={pane}
        {...handlers}
        className={`relative grid min-h-0 grow touch-none place-items-center overflow-hidden rounded-md bg-black ${scale > 1 ? 'cursor-grab active:cursor-grabbing' : ''}`}
      >
        {typeof shown === 'string' ? (
          <p role="alert" className="max-w-prose p-6 text-center text-neutral-200 text-sm">
            {shown}
          </p>
        ) : (
          <canvas
            ref={canvas}
            role="img"
            aria-label={`Picture ${picture.path}`}
            data-drawn={drawn ? picture.path : undefined}
            className="absolute inset-0 size-full object-contain"
            style={{
              transform: `translate(${x}px, ${y}px) scale(${scale})`,
              imageRendering: scale >= SQUARES ? 'pixelated' : 'auto',
              visibility: drawn ? 'visible' : 'hidden',
            }}
          />
        )}
        {!shown && <p className="text-neutral-400 text-sm">Decoding {picture.path}</p>}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <div className="flex items-center gap-1">
          <Button
            look="quiet"
            aria-label="Zoom out"
            aria-keyshortcuts="-"
            onClick={() => zoom(1 / ZOOM)}
          >
            <ZoomOut size={15} aria-hidden />
          </Button>
          <Button
            look="quiet"
            aria-label="Zoom in"
            aria-keyshortcuts="+"
            onClick={() => zoom(ZOOM)}
          >
            <ZoomIn size={15} aria-hidden />
          </Button>
          <Button look="quiet" aria-label="Show all of it" aria-keyshortcuts="0" onClick={fit}>
            <Maximize size={15} aria-hidden />
          </Button>
          <Button
            look="quiet"
            aria-label="Invert"
            aria-keyshortcuts="i"
            aria-pressed={isInverted}
            onClick={invert}
          >
            <Contrast size={15} aria-hidden />
          </Button>
        </div>
        {drawn?.grey && <WindowFields grey={drawn.grey} chosen={chosen} onChange={setChosen} />}
        {drawn && (
          <span
            className="ml-auto min-w-0 truncate text-soft text-xs tabular-nums"
            title={picture.path}
          >
            {drawn.width} × {drawn.height}, {picture.path}
          </span>
        )}
      </div>
    </div>
  );
}
