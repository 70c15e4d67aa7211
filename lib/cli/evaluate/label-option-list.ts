import type { OptionText } from './option-text';

/** Options on what labels mean. */
export const LABEL_OPTIONS = {
  labels: {
    value: 'FILE',
    text: [
      'The labels: an id column, and 0 or 1 for each class. Empty or -1 is unknown unless the',
      'next five options say otherwise.',
    ],
  },
  blank: {
    value: 'MEANING',
    text: [
      'What an empty label means, and NA, None or null: unknown, negative or positive.',
      'Default: unknown.',
    ],
  },
  'minus-one': {
    value: 'MEANING',
    text: [
      'What the label -1 means. Default: unknown; negative where labels are 1 and -1 and',
      'never 0 or empty.',
    ],
  },
  zero: { value: 'MEANING', text: ['What the label 0 means. Default: negative.'] },
  label: {
    value: 'WORD=MEANING',
    many: true,
    text: [
      'What another word or code means, for example --label "2=positive". May be given several',
      'times. Yes, no, positive, negative, present, absent and uncertain are known.',
    ],
  },
  cut: {
    value: 'C',
    text: ['For soft labels between 0 and 1: a label above C is positive, otherwise negative.'],
  },
} satisfies Record<string, OptionText>;

/** Options on labels by several human readers. */
export const READER_OPTIONS = {
  readers: {
    value: 'FILE...',
    many: true,
    text: [
      'Label files of human readers, one for each: NAME=FILE, or named after the file. They are',
      'compared with the labels and with the teams. Without --labels they are the labels, as',
      '--gold says.',
    ],
  },
  'reader-column': {
    value: 'NAME',
    text: [
      'Column of the labels that names the human reader of a row. Default: a column named reader,',
      'rad_id, annotator or the like, where ids have several rows; "none" for no such column.',
    ],
  },
  gold: {
    value: 'WHICH',
    text: [
      'The label of an image that several human readers labelled: majority (default; a tie is',
      'negative), any (positive if one of them says so), or the name of one reader.',
    ],
  },
} satisfies Record<string, OptionText>;
