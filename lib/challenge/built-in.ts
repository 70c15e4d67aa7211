import chexpert from '@/data/challenges/chexpert/challenge.json' with { type: 'json' };
import chexpert5 from '@/data/challenges/chexpert-5/challenge.json' with { type: 'json' };
import cxrLt2023 from '@/data/challenges/cxr-lt-2023/challenge.json' with { type: 'json' };
import cxrLt2024 from '@/data/challenges/cxr-lt-2024/challenge.json' with { type: 'json' };
import cxrLt2026 from '@/data/challenges/cxr-lt-2026/challenge.json' with { type: 'json' };
import nih from '@/data/challenges/nih-chestx-ray14/challenge.json' with { type: 'json' };
import ptbXl from '@/data/challenges/ptb-xl/challenge.json' with { type: 'json' };
import vindr from '@/data/challenges/vindr-cxr/challenge.json' with { type: 'json' };
import type { Challenge } from './challenge';

/**
 * The built-in descriptions by the name of their folder. `test/challenge/built-in.test.ts` checks
 * each against the schema.
 */
export const BUILT_IN: Readonly<Record<string, Challenge>> = {
  'cxr-lt-2024': cxrLt2024 as Challenge,
  'cxr-lt-2023': cxrLt2023 as Challenge,
  'cxr-lt-2026': cxrLt2026 as Challenge,
  'nih-chestx-ray14': nih as Challenge,
  chexpert: chexpert as Challenge,
  'chexpert-5': chexpert5 as Challenge,
  'vindr-cxr': vindr as Challenge,
  'ptb-xl': ptbXl as Challenge,
};
