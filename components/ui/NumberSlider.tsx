'use client';

import { Slider } from 'radix-ui';
import { useId, useState } from 'react';

interface NumberSliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  digits: number;
  onChange(value: number): void;
  wide?: boolean;
}

/** A slider with a number field for the same value. */
export function NumberSlider(props: NumberSliderProps) {
  const { label, value, min, max, step, digits, onChange, wide = false } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = (text: string) => {
    const number = Number(text.replace(',', '.'));
    if (text.trim() !== '' && Number.isFinite(number)) {
      const snapped = Math.round(Math.min(max, Math.max(min, number)) / step) * step;
      onChange(Number(snapped.toFixed(digits)));
    }
    setDraft(null);
  };
  return (
    <span className="inline-flex max-w-full items-center gap-2 text-sm">
      <label htmlFor={id} className="text-soft">
        {label}
      </label>
      <Slider.Root
        value={[value]}
        min={min}
        max={max}
        step={step}
        onValueChange={([next]) => next !== undefined && onChange(Number(next.toFixed(digits)))}
        className={`relative flex h-5 touch-none select-none items-center ${wide ? 'w-72 max-w-[45vw]' : 'w-28'}`}
      >
        <Slider.Track className="relative h-1 grow rounded-full bg-line">
          <Slider.Range className="absolute h-full rounded-full bg-accent" />
        </Slider.Track>
        <Slider.Thumb
          aria-label={label}
          className="block size-4 rounded-full border-2 border-accent bg-raised"
        />
      </Slider.Root>
      <input
        id={id}
        inputMode="decimal"
        value={draft ?? value.toFixed(digits)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={(event) => commit(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && commit(event.currentTarget.value)}
        className="w-16 rounded-md border border-line bg-raised px-2 py-1 text-right tabular-nums"
      />
    </span>
  );
}
