'use client';

import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import {
  type CodeLanguage,
  type Editor,
  type EditorProblem,
  type EditorTable,
  HOW_TO_LEAVE,
} from './code-editor/types';

export interface CodeEditorHandle {
  insert(text: string): void;
}

interface CodeEditorProps {
  label: string;
  language: CodeLanguage;
  value: string;
  placeholder?: string;
  readOnly?: boolean;
  /** Offered as completions. */
  tables?: readonly EditorTable[];
  problem?: EditorProblem | null;
  /** Gives the editor the focus as soon as it is loaded. */
  autoFocus?: boolean;
  onChange(value: string): void;
  onRun?(): void;
  onLeave?(): void;
  ref?: Ref<CodeEditorHandle>;
}

const NO_TABLES: readonly EditorTable[] = [];

/** A code editor. Its code is loaded with the first editor; until then the text is shown. */
export function CodeEditor(props: CodeEditorProps) {
  const { label, language, value, placeholder = '', readOnly = false, autoFocus = false } = props;
  const { tables = NO_TABLES, problem = null, ref } = props;
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let made: Editor | null = null;
    let gone = false;
    void import('./code-editor/create-editor').then(({ createEditor }) => {
      if (gone) return;
      const parent = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
      made = createEditor({
        parent,
        value: latest.current.value,
        language,
        label,
        placeholder,
        readOnly,
        onChange: (next) => latest.current.onChange(next),
        onRun: () => latest.current.onRun?.(),
        onLeave: () => latest.current.onLeave?.(),
      });
      if (autoFocus) made.focus();
      setEditor(made);
    });
    return () => {
      gone = true;
      made?.destroy();
      setEditor(null);
    };
  }, [language, label, placeholder, readOnly, autoFocus]);
  // In a layout effect: a later effect could revert a letter typed in between.
  useLayoutEffect(() => editor?.setValue(value), [editor, value]);
  useEffect(() => editor?.setTables(tables), [editor, tables]);
  useEffect(() => editor?.setProblem(problem), [editor, problem]);
  useImperativeHandle(ref, () => ({ insert: (text) => editor?.insert(text) }), [editor]);

  return (
    <div className="group/editor">
      {!editor && (
        <pre className="overflow-x-auto rounded-md border border-line bg-raised px-3 py-2 text-[13px]">
          {value || ' '}
        </pre>
      )}
      <div ref={host} data-editor />
      {language !== 'text' && !readOnly && (
        <p
          aria-hidden
          className="invisible h-4 text-right text-soft text-xs group-focus-within/editor:visible"
        >
          {HOW_TO_LEAVE}
        </p>
      )}
    </div>
  );
}
