/** A work that a notebook's figures are based on, as BibTeX fields. */
interface Reference {
  readonly kind: 'article' | 'inproceedings' | 'misc';
  readonly key: string;
  readonly author: string;
  readonly title: string;
  readonly year: number;
  readonly fields: Readonly<Record<string, string>>;
}

const article = (
  key: string,
  author: string,
  title: string,
  year: number,
  fields: Reference['fields'],
): Reference => ({ kind: 'article', key, author, title, year, fields });

/** In order of use: the challenge and its data, the metrics, the software. */
const REFERENCES: readonly Reference[] = [
  article(
    'cxrlt2024',
    'Lin, Mingquan and Holste, Gregory and others',
    '{CXR-LT} 2024: A {MICCAI} challenge on long-tailed, multi-label, and zero-shot disease classification from chest {X}-ray',
    2025,
    {
      journal: 'Medical Image Analysis',
      volume: '106',
      pages: '103739',
      doi: '10.1016/j.media.2025.103739',
    },
  ),
  article(
    'cxrlt2023',
    'Holste, Gregory and Zhou, Yiliang and Wang, Song and others',
    'Towards long-tailed, multi-label disease classification from chest {X}-ray: Overview of the {CXR-LT} challenge',
    2024,
    {
      journal: 'Medical Image Analysis',
      volume: '97',
      pages: '103224',
      doi: '10.1016/j.media.2024.103224',
    },
  ),
  {
    kind: 'misc',
    key: 'mimiccxrjpg',
    author: 'Johnson, Alistair E. W. and Pollard, Tom J. and Greenbaum, Nathaniel R. and others',
    title: '{MIMIC-CXR-JPG}, a large publicly available database of labeled chest radiographs',
    year: 2019,
    fields: { eprint: '1901.07042', archiveprefix: 'arXiv' },
  },
  article(
    'naeini2015',
    'Naeini, Mahdi Pakdaman and Cooper, Gregory and Hauskrecht, Milos',
    'Obtaining well calibrated probabilities using {B}ayesian binning',
    2015,
    {
      journal: 'Proceedings of the AAAI Conference on Artificial Intelligence',
      volume: '29',
      number: '1',
      doi: '10.1609/aaai.v29i1.9602',
    },
  ),
  article(
    'brier1950',
    'Brier, Glenn W.',
    'Verification of forecasts expressed in terms of probability',
    1950,
    {
      journal: 'Monthly Weather Review',
      volume: '78',
      number: '1',
      pages: '1--3',
    },
  ),
  {
    kind: 'inproceedings',
    key: 'davis2006',
    author: 'Davis, Jesse and Goadrich, Mark',
    title: 'The relationship between precision-recall and {ROC} curves',
    year: 2006,
    fields: {
      booktitle: 'Proceedings of the 23rd International Conference on Machine Learning',
      pages: '233--240',
      doi: '10.1145/1143844.1143874',
    },
  },
  article(
    'hanley1982',
    'Hanley, James A. and McNeil, Barbara J.',
    'The meaning and use of the area under a receiver operating characteristic ({ROC}) curve',
    1982,
    {
      journal: 'Radiology',
      volume: '143',
      number: '1',
      pages: '29--36',
      doi: '10.1148/radiology.143.1.7063747',
    },
  ),
  article(
    'fisher1915',
    'Fisher, R. A.',
    'Frequency distribution of the values of the correlation coefficient in samples from an indefinitely large population',
    1915,
    {
      journal: 'Biometrika',
      volume: '10',
      number: '4',
      pages: '507--521',
      doi: '10.1093/biomet/10.4.507',
    },
  ),
  article('efron1979', 'Efron, B.', 'Bootstrap methods: Another look at the jackknife', 1979, {
    journal: 'The Annals of Statistics',
    volume: '7',
    number: '1',
    pages: '1--26',
    doi: '10.1214/aos/1176344552',
  }),
  article('efron1987', 'Efron, Bradley', 'Better bootstrap confidence intervals', 1987, {
    journal: 'Journal of the American Statistical Association',
    volume: '82',
    number: '397',
    pages: '171--185',
    doi: '10.1080/01621459.1987.10478410',
  }),
  article(
    'delong1988',
    'DeLong, Elizabeth R. and DeLong, David M. and Clarke-Pearson, Daniel L.',
    'Comparing the areas under two or more correlated receiver operating characteristic curves: A nonparametric approach',
    1988,
    {
      journal: 'Biometrics',
      volume: '44',
      number: '3',
      pages: '837--845',
      doi: '10.2307/2531595',
    },
  ),
  article(
    'holm1979',
    'Holm, Sture',
    'A simple sequentially rejective multiple test procedure',
    1979,
    {
      journal: 'Scandinavian Journal of Statistics',
      volume: '6',
      number: '2',
      pages: '65--70',
    },
  ),
  article(
    'scikitlearn',
    'Pedregosa, Fabian and Varoquaux, Ga{\\"e}l and Gramfort, Alexandre and others',
    'Scikit-learn: Machine learning in {P}ython',
    2011,
    {
      journal: 'Journal of Machine Learning Research',
      volume: '12',
      pages: '2825--2830',
      note: 'Reference for the values of the metrics',
    },
  ),
  article(
    'duckdbwasm',
    'Kohn, Andr{\\\'e} and Moritz, Dominik and Raasveldt, Mark and M{\\"u}hleisen, Hannes and Neumann, Thomas',
    '{DuckDB-Wasm}: Fast analytical processing for the web',
    2022,
    {
      journal: 'Proceedings of the VLDB Endowment',
      volume: '15',
      number: '12',
      pages: '3574--3577',
      doi: '10.14778/3554821.3554847',
    },
  ),
  article(
    'machado2009',
    'Machado, Gustavo M. and Oliveira, Manuel M. and Fernandes, Leandro A. F.',
    'A physiologically-based model for simulation of color vision deficiency',
    2009,
    {
      journal: 'IEEE Transactions on Visualization and Computer Graphics',
      volume: '15',
      number: '6',
      pages: '1291--1298',
      doi: '10.1109/TVCG.2009.113',
      note: 'Used to check that team colours stay distinguishable',
    },
  ),
];

/** By what each work is used: a result table, a cell, published results, queries, or any figure. */
const USED_BY: Readonly<Record<string, readonly string[]>> = {
  cxrlt2024: ['published'],
  cxrlt2023: ['against-2023'],
  mimiccxrjpg: ['published'],
  naeini2015: ['class_metrics', 'team_metrics', 'calibration_bins'],
  brier1950: ['class_metrics', 'team_metrics'],
  davis2006: ['class_metrics', 'team_metrics', 'band_metrics', 'curve_points'],
  hanley1982: ['class_metrics', 'team_metrics', 'band_metrics'],
  fisher1915: ['task-agreement', 'printed-agreement'],
  efron1979: ['bootstrap_metrics', 'rank_distribution', 'pairwise_comparisons'],
  efron1987: ['bootstrap_metrics'],
  delong1988: ['bootstrap_metrics'],
  holm1979: ['pairwise_comparisons'],
  scikitlearn: ['class_metrics', 'team_metrics', 'band_metrics'],
  duckdbwasm: ['queries'],
  machado2009: ['figures'],
};

function bibtex({ kind, key, author, title, year, fields }: Reference): string {
  const all = Object.entries({ author, title, year: `${year}`, ...fields });
  return `@${kind}{${key},\n${all.map(([name, value]) => `  ${name} = {${value}},\n`).join('')}}\n`;
}

/**
 * The works that figures and tables are based on, in BibTeX.
 *
 * @param uses result tables, cells and the like that are used; by default all works are listed
 */
export function referencesBib(uses?: ReadonlySet<string>): string {
  const isUsed = ({ key }: Reference) =>
    uses === undefined || (USED_BY[key] ?? []).some((use) => uses.has(use));
  return REFERENCES.filter(isUsed).map(bibtex).join('\n');
}
