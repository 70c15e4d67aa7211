'use client';

import { List, SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { ThresholdSlider } from '@/components/cells/shared/ThresholdSlider';
import { useView } from '@/components/hooks/context';
import { SelectionBar } from '@/components/selection/SelectionBar';
import { Button } from '@/components/ui/Button';
import { Select } from '@/components/ui/fields';
import { Popover } from '@/components/ui/Popover';
import { changeSettings } from '@/lib/notebook/document/store';
import { ChangedInBar, useChangedSettings } from './ChangedSettings';
import { Outline } from './Outline';
import { SearchButton } from './SearchButton';
import { TeamPicker } from './TeamPicker';
import { useShownCells } from './use-cells';

const SettingsPanel = lazy(() => import('./SettingsPanel'));

function OutlineButton() {
  const cells = useShownCells();
  return (
    <span className="lg:hidden">
      <Popover
        label="Contents"
        align="start"
        className="max-h-(--radix-popover-content-available-height) w-72"
        trigger={
          <Button className="px-2" aria-label="Contents">
            <List size={16} aria-hidden />
          </Button>
        }
      >
        {(close) => <Outline cells={cells} onFollow={close} />}
      </Popover>
    </span>
  );
}

function SettingsButton() {
  const changed = useChangedSettings().length;
  return (
    <Popover
      label="Settings"
      trigger={
        <Button className="px-2" aria-label="Settings">
          <SlidersHorizontal size={15} aria-hidden />
          <span className="hidden lg:inline">Settings</span>
          {changed > 0 && (
            <span className="rounded-full bg-accent px-1.5 text-accent-ink text-xs xl:hidden">
              {changed}
              <span className="sr-only"> changed</span>
            </span>
          )}
        </Button>
      }
    >
      <Suspense fallback={null}>
        <SettingsPanel />
      </Suspense>
    </Popover>
  );
}

/** The settings of all cells, in one row. The bar stays visible while the page scrolls. */
export function ControlBar() {
  const { tasks, task } = useView();
  return (
    <section
      aria-label="Settings of the whole notebook"
      data-bar="settings"
      className="sticky top-0 z-30 print:hidden border-line border-b bg-paper/95 px-4 py-2 backdrop-blur sm:px-8"
    >
      <div className="mx-auto flex min-h-9 max-w-[1216px] items-center gap-x-2 lg:gap-x-5">
        <OutlineButton />
        {/* Its width does not depend on names, so that nothing beside it moves. */}
        <span className="min-w-0 flex-1 sm:max-w-56 lg:w-56 lg:flex-none max-sm:[&_label]:sr-only [&_select]:w-full [&>span]:w-full">
          {task && (
            <Select
              label="Task"
              value={task.task}
              options={tasks.map((t) => ({ value: t.task, label: t.task }))}
              onChange={(value) => changeSettings({ task: value })}
            />
          )}
        </span>
        <span className="hidden lg:inline-flex">
          <ThresholdSlider />
        </span>
        <TeamPicker />
        <ChangedInBar />
        <span className="ml-auto flex shrink-0 items-center gap-2">
          <SettingsButton />
          <SearchButton />
        </span>
      </div>
      <SelectionBar />
    </section>
  );
}
