'use client';

import { useEphemeral } from '@/components/hooks/ephemeral';
import { changeEphemeral, type ExportOptions, ephemeralStore } from '@/lib/notebook/ephemeral';

export function useExportOptions(): ExportOptions {
  return useEphemeral((state) => state.exportOptions);
}

export function changeExportOptions(change: Partial<ExportOptions>): void {
  const { exportOptions } = ephemeralStore.getState();
  changeEphemeral({ exportOptions: { ...exportOptions, ...change } });
}
