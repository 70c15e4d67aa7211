import { FIGURE_SIZES, type FigureSize } from '@/lib/export/figure/sizes';
import { sheetsOf } from '../../export/support/sheets';
import { boardOf, type Names } from './board';
import { BOARD_FIGURES } from './figures';
import { textFaults } from './sheet-texts';

export interface Case {
  readonly teams: number;
  readonly classes: number;
  readonly names: Names;
  readonly size: FigureSize;
}

/** Every figure of the list, by name. */
export const ALL_FIGURES = Object.values(BOARD_FIGURES).flatMap((own) => Object.entries(own));

const boards = new Map<string, ReturnType<typeof boardOf>>();

export function boardFor({ teams, classes, names }: Omit<Case, 'size'>) {
  const key = `${teams} ${classes} ${names}`;
  const board = boards.get(key) ?? boardOf(teams, classes, names);
  boards.set(key, board);
  return board;
}

/** What is wrong with the texts of a figure on paper, on any of its sheets. */
export function faultsOf(draw: (typeof ALL_FIGURES)[number][1], given: Case): string[] {
  const board = boardFor(given);
  const sheets = sheetsOf((params) => draw(board, params), given.size, { teams: board.teams });
  const { height } = FIGURE_SIZES[given.size];
  return sheets.flatMap((sheet, page) => {
    const tooHigh = sheet.height > height + 0.02 ? [`${sheet.height.toFixed(0)} mm high`] : [];
    return [...tooHigh, ...textFaults(sheet)].map((fault) => `page ${page + 1}: ${fault}`);
  });
}
