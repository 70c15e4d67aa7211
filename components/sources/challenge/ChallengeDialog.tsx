'use client';

import { Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ErrorBox } from '@/components/ui/blocks';
import { Dialog } from '@/components/ui/Dialog';
import { LongTextField, NumberField, Select, TextField } from '@/components/ui/fields';
import { cutOf, DEFAULT_BANDS, type PrevalenceBand } from '@/lib/challenge/bands';
import {
  type Challenge,
  challengeText,
  DEFAULT_ITEM,
  type Ranking,
  rankingOf,
} from '@/lib/challenge/challenge';
import { type ChallengeProblem, checkChallenge } from '@/lib/challenge/schema';
import { TEAM_STATISTICS, type TeamStatisticName } from '@/lib/metrics';
import { chooseChallenge } from '@/lib/notebook/challenge';
import { ClassFields } from './ClassFields';

const STATISTICS = Object.entries(TEAM_STATISTICS).map(([value, { title }]) => ({
  value,
  label: title,
}));
const NO_TIES = { value: '', label: 'share a rank' };

const betterOf = (metric: string) => TEAM_STATISTICS[metric as TeamStatisticName].better;

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="mb-4">
      <legend className="mb-1 font-medium text-sm">{title}</legend>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">{children}</div>
    </fieldset>
  );
}

interface BandListProps {
  bands: readonly PrevalenceBand[];
  onChange(bands: readonly PrevalenceBand[]): void;
}

/** The bands from the most frequent; the last has no cut-off. */
function BandList({ bands, onChange }: BandListProps) {
  const change = (index: number, band: PrevalenceBand) =>
    onChange(bands.map((other, i) => (i === index ? band : other)));
  const split = () => {
    const last = bands.at(-1)!;
    const cut = (cutOf(bands.at(-2) ?? { name: '' }) ?? 0.1) / 10;
    onChange([
      ...bands.slice(0, -1),
      { ...last, atLeast: Number(cut.toPrecision(6)) },
      { name: `extreme ${last.name}` },
    ]);
  };
  const remove = (index: number) => {
    const left = bands.filter((_, i) => i !== index);
    onChange(left.map((band, i) => (i === left.length - 1 ? { name: band.name } : band)));
  };
  return (
    <ul className="w-full space-y-1">
      {bands.map((band, i) => {
        const cut = cutOf(band);
        const edge = band.above === undefined ? 'at least' : 'above';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place
          <li key={i} className="flex flex-wrap items-center gap-x-3">
            <TextField
              label={`Band ${i + 1}`}
              value={band.name}
              onChange={(name) => change(i, { ...band, name })}
            />
            {cut === undefined ? (
              <span className="text-soft text-sm">all other classes</span>
            ) : (
              <NumberField
                label={edge}
                value={Number((cut * 100).toFixed(6))}
                min={0}
                max={100}
                unit="%"
                onChange={(value) =>
                  change(i, {
                    name: band.name,
                    [edge === 'above' ? 'above' : 'atLeast']: value / 100,
                  })
                }
              />
            )}
            {bands.length > 1 && (
              <Button look="quiet" aria-label={`Remove ${band.name}`} onClick={() => remove(i)}>
                <Trash2 size={14} aria-hidden />
              </Button>
            )}
          </li>
        );
      })}
      <li>
        <Button onClick={split}>
          <Plus size={14} aria-hidden /> Add a band
        </Button>
      </li>
    </ul>
  );
}

interface RankingFieldsProps {
  ranking: Ranking;
  onChange(ranking: Ranking): void;
}

function RankingFields({ ranking, onChange }: RankingFieldsProps) {
  const tie = ranking.ties[0]?.metric ?? '';
  return (
    <>
      <Select
        label="By"
        value={ranking.metric}
        options={STATISTICS}
        onChange={(metric) => onChange({ ...ranking, metric, direction: betterOf(metric) })}
      />
      <Select
        label="Best is"
        value={ranking.direction}
        options={[
          { value: 'higher', label: 'highest' },
          { value: 'lower', label: 'lowest' },
        ]}
        onChange={(direction) => onChange({ ...ranking, direction })}
      />
      <Select
        label="Ties"
        value={tie}
        options={[NO_TIES, ...STATISTICS]}
        onChange={(metric) =>
          onChange({
            ...ranking,
            ties: metric === '' ? [] : [{ metric, direction: betterOf(metric) }],
          })
        }
      />
    </>
  );
}

interface ChallengeDialogProps {
  challenge: Challenge;
  onClose(): void;
}

/** A form for a description. Nothing changes before it is applied, and only if it is right. */
export default function ChallengeDialog({ challenge, onClose }: ChallengeDialogProps) {
  const [draft, setDraft] = useState(challenge);
  const [problems, setProblems] = useState<readonly ChallengeProblem[]>([]);
  const change = (part: Partial<Challenge>) => {
    setDraft({ ...draft, ...part });
    setProblems([]);
  };
  const apply = () => {
    const checked = checkChallenge(JSON.parse(challengeText(draft)));
    if ('problems' in checked) {
      setProblems(checked.problems);
      return;
    }
    chooseChallenge(checked.challenge);
    onClose();
  };
  const item = draft.item ?? DEFAULT_ITEM;
  const bands = draft.bands ?? (DEFAULT_BANDS.by === 'prevalence' ? DEFAULT_BANDS.bands : []);
  return (
    <Dialog
      title="Description of the challenge"
      about="It sets names, bands, ranking and threshold in the whole notebook, and is saved with it. Save description writes it as a file for others and for the terminal."
      onClose={onClose}
    >
      <Part title="Challenge">
        <TextField label="Name" value={draft.name} onChange={(name) => change({ name })} />
        <TextField
          label="One row is a"
          value={item.one}
          onChange={(one) => change({ item: { ...item, one } })}
        />
        <TextField
          label="Several rows are"
          value={item.many}
          onChange={(many) => change({ item: { ...item, many } })}
        />
        <LongTextField
          label="What was asked"
          value={draft.summary ?? ''}
          onChange={(summary) => change({ summary })}
        />
        <LongTextField
          label="About the data"
          value={draft.note ?? ''}
          onChange={(note) => change({ note })}
        />
      </Part>
      <Part title="Bands by training prevalence">
        <BandList bands={bands} onChange={(changed) => change({ bands: changed })} />
      </Part>
      <Part title="Ranking">
        <RankingFields ranking={rankingOf(draft)} onChange={(ranking) => change({ ranking })} />
        <NumberField
          label="Positive above"
          value={draft.threshold ?? 0.5}
          min={0}
          max={1}
          onChange={(threshold) => change({ threshold })}
        />
      </Part>
      <ClassFields classes={draft.classes} onChange={(classes) => change({ classes })} />
      {problems.length > 0 && (
        <ErrorBox>{problems.map((one) => `${one.path} ${one.problem}`).join('\n')}</ErrorBox>
      )}
      <div className="mt-4 flex gap-2 pb-1 pl-1">
        <Button look="strong" onClick={apply}>
          Apply
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Dialog>
  );
}
