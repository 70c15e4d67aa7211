export type CodeLanguage = 'sql' | 'json' | 'text';

/** How to leave by keyboard: after Escape, CodeMirror lets Tab move the focus for two seconds. */
export const HOW_TO_LEAVE = 'Tab indents. Escape, then Tab, leaves the editor.';

/** A table offered as a completion. */
export interface EditorTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** An error at a place in the text; lines and columns count from 1. */
export interface EditorProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface EditorOptions {
  readonly parent: ShadowRoot;
  readonly value: string;
  readonly language: CodeLanguage;
  readonly label: string;
  readonly placeholder: string;
  readonly readOnly: boolean;
  onChange(value: string): void;
  /** Ctrl-Enter or Cmd-Enter. */
  onRun(): void;
  /** Escape, unless a completion list is open. */
  onLeave(): void;
}

/** A mounted editor. */
export interface Editor {
  setValue(value: string): void;
  setTables(tables: readonly EditorTable[]): void;
  setProblem(problem: EditorProblem | null): void;
  /** Inserts at the cursor. */
  insert(text: string): void;
  focus(): void;
  destroy(): void;
}
