import { bandNames, DEFAULT_BANDS } from '@/lib/challenge/bands';

export interface FigureColours {
  /** Text. */
  readonly ink: string;
  /** Secondary text and axes. */
  readonly muted: string;
  /** Grid lines. */
  readonly grid: string;
  /** The page behind the figure. */
  readonly surface: string;
  /** Marks without a band or team. */
  readonly neutral: string;
  /** In the order of the bands. */
  readonly bands: readonly string[];
  /** In the order in which teams take them. */
  readonly teams: readonly string[];
  /** From least to most, of values below 0 too from 0 on. */
  readonly ramp: readonly string[];
  /** From 0 to the least of values below it. */
  readonly below: readonly string[];
}

export interface FigureTheme {
  readonly mode: 'light' | 'dark';
  readonly colours: FigureColours;
  /** Names of the bands, in order. */
  readonly bands: readonly string[];
}

const LIGHT: FigureColours = {
  ink: '#1d2430',
  muted: '#59626f',
  grid: '#e2e6eb',
  surface: '#ffffff',
  neutral: '#6f7884',
  bands: ['#2b5fa6', '#12857b', '#c4541c', '#660000', '#000066', '#004466'],
  teams: [
    '#4e79d6',
    '#8a151e',
    '#ac7d1b',
    '#2a3590',
    '#a93f75',
    '#2a9bcb',
    '#7e5d1d',
    '#6d4cad',
    '#d9637e',
    '#6f1360',
  ],
  ramp: ['#f6f8f4', '#cfe4df', '#8cc3c4', '#4793ad', '#2a5f8f', '#1b2f5e'],
  below: ['#f6f8f4', '#f0dcc9', '#e2b48e', '#c98655', '#a0582b', '#652f12'],
};

const DARK: FigureColours = {
  ink: '#e8ebf0',
  muted: '#a3acb9',
  grid: '#2b323d',
  surface: '#14181f',
  neutral: '#8b95a3',
  bands: ['#7fb0f5', '#46bfae', '#f0905a', '#6644ff', '#ffff44', '#aaffff'],
  teams: [
    '#5c71d2',
    '#eeb4a8',
    '#efd777',
    '#afb5f4',
    '#b55090',
    '#a5e2fa',
    '#e8902c',
    '#a789f0',
    '#d8625e',
    '#c788ac',
  ],
  ramp: ['#1b222c', '#20414f', '#26687a', '#3d9391', '#86bf9e', '#e2ecb9'],
  below: ['#1b222c', '#46342c', '#71492f', '#a76a41', '#d79a6b', '#f4d5b3'],
};

/**
 * Colours of the figures. Band and team colours reach a contrast of 3:1 with the page, text 4.5:1;
 * they stay apart under deuteranopia and protanopia (simulated after Machado et al. 2009).
 */
export function figureTheme(
  mode: FigureTheme['mode'],
  bands: readonly string[] = bandNames(DEFAULT_BANDS),
): FigureTheme {
  return { mode, colours: mode === 'dark' ? DARK : LIGHT, bands };
}
