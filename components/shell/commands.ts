'use client';

import {
  BookOpen,
  Download,
  FilePlus2,
  FileText,
  Library,
  type LucideIcon,
  PackageCheck,
  Printer,
  Quote,
  RotateCcw,
  Share2,
} from 'lucide-react';
import { useSession } from '@/components/hooks/context';
import { useAutosaveState, useNotebookStorage } from '@/components/hooks/notebook-storage';
import { changeView } from '@/components/hooks/view-mode';
import { restoreCells } from '@/lib/notebook/document/operations';
import { changeDocument } from '@/lib/notebook/document/store';
import { changeEphemeral, type NotebookDialog, showError } from '@/lib/notebook/ephemeral';
import { leaveLink } from '@/lib/notebook/persistence/open-page';
import { print } from './printing';
import { saveNotebook } from './save-notebook';
import { BUILT_IN, newNotebook } from './use-cells';

/** An action on the whole notebook: in its menu, and found by searching. */
export interface Command {
  readonly label: string;
  readonly Icon: LucideIcon;
  run(): void;
}

const shows = (dialog: NotebookDialog) => () => changeEphemeral({ dialog });

/** The actions on the whole notebook by name. */
export function useCommands() {
  const { autosave } = useNotebookStorage();
  const session = useSession();
  const files = useAutosaveState((state) => state.files);
  return {
    share: { label: 'Share', Icon: Share2, run: shows('share') },
    begin: {
      label: 'New',
      Icon: FilePlus2,
      run() {
        leaveLink();
        autosave.open(newNotebook()).catch(showError);
      },
    },
    save: { label: 'Save as a file', Icon: Download, run: () => saveNotebook(files) },
    saveResults: { label: 'Save with results…', Icon: PackageCheck, run: shows('results') },
    saveReport: {
      label: 'Save a report (HTML)',
      Icon: FileText,
      run: () => void import('./save-report').then((m) => m.saveReport(session)).catch(showError),
    },
    print: { label: 'Print…', Icon: Printer, run: print },
    list: { label: 'Saved notebooks…', Icon: Library, run: shows('notebooks') },
    restore: {
      label: 'Restore all cells',
      Icon: RotateCcw,
      run: () => changeDocument((document) => restoreCells(document, BUILT_IN)),
    },
    read: { label: 'Reading view', Icon: BookOpen, run: () => changeView('read') },
    cite: { label: 'How to cite this page', Icon: Quote, run: shows('cite') },
  } as const satisfies Readonly<Record<string, Command>>;
}
