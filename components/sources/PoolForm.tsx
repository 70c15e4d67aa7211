'use client';

import { useState } from 'react';
import { useSession } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { ErrorBox } from '@/components/ui/blocks';
import { Disclosure } from '@/components/ui/Disclosure';
import { Checkbox, TextField } from '@/components/ui/fields';
import { defaultPoolName, poolableTasks, poolInSession } from '@/lib/notebook/session/pool';
import type { SessionState } from '@/lib/notebook/session/types';

type Outcome = { readonly made: string } | Error | 'working' | null;

/** Chooses tasks of results files to pool, and the name of the pool. */
export default function PoolForm({ state }: { state: SessionState }) {
  const session = useSession();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const tasks = poolableTasks(state);
  if (tasks.length < 2) return null;
  const wanted = tasks.map(({ id }) => id).filter((id) => chosen.includes(id));
  const choose = (id: string, on: boolean) => {
    setOutcome(null);
    setChosen(on ? [...wanted, id] : wanted.filter((other) => other !== id));
  };
  const pool = async () => {
    setOutcome('working');
    try {
      setOutcome({ made: await poolInSession(session, wanted, typed ?? '') });
      setChosen([]);
      setTyped(null);
    } catch (error) {
      setOutcome(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const isWorking = outcome === 'working';
  return (
    <Disclosure title="Pool tasks" className="mt-3">
      <fieldset className="flex flex-col gap-2 rounded-md border border-line bg-raised px-3 py-2">
        <legend className="sr-only">Tasks to pool</legend>
        <p className="max-w-prose text-soft text-sm">
          Makes one task of two or more with the same classes, by adding their score counts: the
          same numbers as from all their images together. Only teams in every chosen task are in it.
          An image that is in two tasks counts twice.
        </p>
        {tasks.map(({ id, name, file }) => (
          <Checkbox key={id} checked={wanted.includes(id)} onChange={(on) => choose(id, on)}>
            <span className="min-w-0 break-words">
              {name} <span className="text-soft">{file}</span>
            </span>
          </Checkbox>
        ))}
        <div className="flex flex-wrap items-center gap-3">
          <TextField
            label="Name"
            value={typed ?? defaultPoolName(state)}
            onChange={(name) => {
              setOutcome(null);
              setTyped(name);
            }}
          />
          <Button
            look="strong"
            disabled={wanted.length < 2 || isWorking}
            onClick={() => void pool()}
          >
            {isWorking ? 'Pooling…' : 'Pool'}
          </Button>
        </div>
        {outcome instanceof Error && <ErrorBox>{outcome.message}</ErrorBox>}
        <p role="status" className="text-sm empty:hidden">
          {outcome !== null && typeof outcome === 'object' && 'made' in outcome
            ? `${outcome.made} is among the tasks. To undo, remove it above.`
            : ''}
        </p>
      </fieldset>
    </Disclosure>
  );
}
