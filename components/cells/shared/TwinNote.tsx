'use client';

const INVENTED = 'Twin 1 to Twin 6 are invented teams.';
const MATCHED = 'AP, F1 and FNR of teams A to I were made to match the paper.';
const UNMATCHED =
  'mAUROC and mECE (†) were not made to match the paper, so ranks by them say nothing about the teams.';
const CONFIDENCE =
  'The confidence of each team’s scores is invented: calibration says nothing about the teams.';
const ALIKE =
  'Which images are hard is drawn at random, mostly alike for all teams: what teams miss together is an assumption of the twin.';
const PAIRED =
  'How alike the teams’ errors are is an assumption, so intervals and tests hold for the twin only.';

/** What holds for the figures of one cell on the synthetic twin, by cell. */
const NOTES: Readonly<Record<string, string>> = {
  summary: `${MATCHED} mAUROC and mECE were not. ${INVENTED} Calibration and which images are hard are invented, a gap between subgroups was planted, and the agreement of tasks was fitted.`,
  leaderboard: `${MATCHED} ${UNMATCHED} ${INVENTED}`,
  'metric-ranks': `AUROC and the Brier score were not made to match the paper, so ranks by them say nothing about the teams. ${INVENTED}`,
  'ranking-stability': PAIRED,
  'who-beats-whom': PAIRED,
  'two-teams': PAIRED,
  'better-or-worse': PAIRED,
  'long-tail': 'Prevalences follow the published training counts.',
  bands: `${MATCHED} ${INVENTED}`,
  'class-by-class': `${MATCHED} ${INVENTED}`,
  'rare-classes': MATCHED,
  'false-negatives': `${MATCHED} FNR of team D on Task 1 is invented.`,
  'one-class': `${MATCHED} The shape of the curves is that of a model.`,
  'by-group':
    'A weakness was planted: three classes are missed more often in one of the groups. Sex and age have no planted effect.',
  'missed-by': ALIKE,
  'class-images': ALIKE,
  'fails-alike': ALIKE,
  'taken-for': 'Which classes come together is an assumption of the twin.',
  'conditional-failure': 'Which classes come together is an assumption of the twin.',
  calibration: CONFIDENCE,
  recalibration: CONFIDENCE,
  thresholds: CONFIDENCE,
  'decision-curves': CONFIDENCE,
  'task-agreement': `The correlation was fitted to that of Figure 3 of the paper. ${INVENTED}`,
  'two-boards': 'The label errors were drawn to match the label precision printed in Table 8.',
  'label-candidates':
    'The label errors were drawn to match the label precision printed in Table 8.',
};

/** Says that a cell shows the twin, and what of it was invented or fitted. */
export function TwinNote({ cell }: { cell: string }) {
  return (
    <p className="text-sm">
      Figures of the synthetic twin, not of the challenge’s teams.
      {NOTES[cell] && ` ${NOTES[cell]}`}
    </p>
  );
}
