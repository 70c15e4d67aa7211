import { latexText, needsUnicodeLatex } from '../table/latex-text';

/** A figure of a pack. */
export interface TexFigure {
  /** Path of its PDF in the pack. */
  readonly path: string;
  /** Width on paper in mm. */
  readonly width: number;
  readonly caption: string;
}

export interface TexPack {
  readonly title: string;
  readonly figures: readonly TexFigure[];
  /** Paths and contents of the LaTeX tables. */
  readonly tables: readonly { readonly path: string; readonly latex: string }[];
  /** Whether `references.bib` is in the pack. */
  readonly references: boolean;
}

/** LaTeX holds back at most so many floats; then it must put them on pages. */
const MOST_FLOATS = 6;

const label = (path: string) =>
  `fig:${path.replace(/^.*\/|\.pdf$/g, '').replace(/[^A-Za-z0-9]+/g, '-')}`;

function figureLines({ path, width, caption }: TexFigure): string[] {
  return [
    '\\begin{figure}[htbp]',
    '  \\centering',
    `  \\includegraphics[width=${width.toFixed(0)}mm]{${path}}`,
    `  \\caption{${latexText(caption)}}`,
    `  \\label{${label(path)}}`,
    '\\end{figure}',
  ];
}

/** Lines of floats, with a page break where LaTeX would hold back too many. */
function floats(all: readonly (readonly string[])[]): string[] {
  return all.flatMap((lines, i) => [
    ...lines,
    ...((i + 1) % MOST_FLOATS === 0 || i === all.length - 1 ? ['\\clearpage'] : []),
  ]);
}

/**
 * A LaTeX document that includes every figure and table of a pack, with their captions: to look at
 * all, and to copy from.
 */
export function mainTex({ title, figures, tables, references }: TexPack): string {
  const captions = figures.map(({ caption }) => latexText(caption));
  const all = [latexText(title), ...captions, ...tables.map(({ latex }) => latex)];
  const isUnicode = all.some(needsUnicodeLatex);
  const lines = [
    isUnicode
      ? '% Holds letters that pdfLaTeX lacks: compile with XeLaTeX or LuaLaTeX.'
      : '% Compile with pdfLaTeX, XeLaTeX or LuaLaTeX.',
    '\\documentclass[10pt]{article}',
    '\\usepackage{iftex}',
    '\\ifPDFTeX\\usepackage[T1]{fontenc}\\usepackage{textcomp}\\else\\usepackage{fontspec}\\fi',
    '\\usepackage[a4paper,textwidth=178mm,textheight=245mm]{geometry}',
    '\\usepackage{graphicx,booktabs,longtable,rotating}',
    `\\title{${latexText(title)}}`,
    '\\date{}',
    '\\begin{document}',
    '\\maketitle',
    ...floats(figures.map(figureLines)),
    ...floats(tables.map(({ path }) => [`\\input{${path}}`])),
    ...(references
      ? ['\\nocite{*}', '\\bibliographystyle{plain}', '\\bibliography{references}']
      : []),
    '\\end{document}',
  ];
  return `${lines.join('\n')}\n`;
}
