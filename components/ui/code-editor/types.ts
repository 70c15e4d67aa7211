export type CodeLanguage = 'sql' | 'json' | 'text';

/** Tab indents in code: how the keyboard gets out, which CodeMirror allows for two seconds. */
export const HOW_TO_LEAVE = 'Tab indents. Escape, then Tab, leaves the editor.';

/** A table as completion offers it. */
export interface EditorTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** Something wrong with the text, at its place; lines and columns count from 1. */
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
  /** Escape, where no completion is open. */
  onLeave(): void;
}

/** An editor on the page. */
export interface Editor {
  setValue(value: string): void;
  setTables(tables: readonly EditorTable[]): void;
  setProblem(problem: EditorProblem | null): void;
  /** Writes at the cursor. */
  insert(text: string): void;
  focus(): void;
  destroy(): void;
}
