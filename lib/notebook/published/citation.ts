import { BUILT_IN } from '@/lib/challenge/built-in';

/** The overview paper whose tables the notebook brings. */
export const CITATION = BUILT_IN['cxr-lt-2024']?.citation ?? '';
