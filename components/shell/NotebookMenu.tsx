'use client';

import { ChevronDown, FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import { useSession } from '@/components/hooks/context';
import { useNotebookStorage } from '@/components/hooks/notebook-storage';
import { openFiles } from '@/components/sources/open-files';
import { Button } from '@/components/ui/Button';
import { Menu, MenuItem, MenuLine } from '@/components/ui/Menu';
import { type Command, useCommands } from './commands';
import { UndoButtons } from './UndoButtons';

const ICON = { size: 14, 'aria-hidden': true } as const;

function CommandItem({ of: { label, Icon, run } }: { of: Command }) {
  return (
    <MenuItem icon={<Icon {...ICON} />} onSelect={run}>
      {label}
    </MenuItem>
  );
}

/** Actions on the whole notebook. */
export function NotebookMenu() {
  const { autosave } = useNotebookStorage();
  const session = useSession();
  const commands = useCommands();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <span className="flex items-center gap-2">
      <span className="lg:hidden">
        <UndoButtons />
      </span>
      <Button onClick={commands.share.run}>
        <commands.share.Icon {...ICON} /> {commands.share.label}
      </Button>
      <Menu
        trigger={
          <Button>
            Notebook <ChevronDown {...ICON} />
          </Button>
        }
      >
        <CommandItem of={commands.begin} />
        <MenuItem icon={<FolderOpen {...ICON} />} onSelect={() => picker.current?.click()}>
          Open a notebook or results…
        </MenuItem>
        <CommandItem of={commands.save} />
        <CommandItem of={commands.saveResults} />
        <CommandItem of={commands.saveReport} />
        <CommandItem of={commands.print} />
        <CommandItem of={commands.list} />
        <MenuLine />
        <CommandItem of={commands.restore} />
        <CommandItem of={commands.read} />
        <CommandItem of={commands.cite} />
      </Menu>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label="Notebook file"
        accept=".json,.zip"
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = '';
          void openFiles(autosave, session, chosen);
        }}
      />
    </span>
  );
}
