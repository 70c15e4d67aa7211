import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  keymap,
  lineNumbers,
  placeholder as placeholderText,
} from '@codemirror/view';
import { languageSupport } from './languages';
import { editorTheme } from './theme';
import { type Editor, type EditorOptions, type EditorProblem, HOW_TO_LEAVE } from './types';

/** The range of a problem: from its position to the end of the word. */
function span(state: EditorState, { line, column }: EditorProblem): { from: number; to: number } {
  const found = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  const from = Math.min(found.to, found.from + column - 1);
  const word = /^\w+|^./.exec(state.sliceDoc(from, found.to))?.[0] ?? '';
  // At the end of a line, underline the character before.
  return word === ''
    ? { from: Math.max(found.from, from - 1), to: from }
    : { from, to: from + word.length };
}

/**
 * Creates an editor in a shadow root. Only there does CodeMirror use a constructed style sheet;
 * elsewhere it adds a style element, which our security policy forbids.
 */
export function createEditor(options: EditorOptions): Editor {
  const { parent, value, language, label, placeholder, readOnly } = options;
  const indents = language !== 'text' && !readOnly;
  const support = new Compartment();
  let isTyped = true;
  const run = () => {
    options.onRun();
    return true;
  };
  const leave = () => {
    options.onLeave();
    return false;
  };
  const view = new EditorView({
    parent,
    root: parent,
    state: EditorState.create({
      doc: value,
      extensions: [
        keymap.of([
          { key: 'Mod-Enter', run },
          ...completionKeymap,
          { key: 'Escape', run: leave },
          ...defaultKeymap,
          ...historyKeymap,
          ...(indents ? [indentWithTab] : []),
        ]),
        language === 'text' ? [] : lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ icons: false }),
        EditorView.lineWrapping,
        placeholderText(placeholder),
        EditorState.readOnly.of(readOnly),
        EditorView.editable.of(!readOnly),
        EditorView.contentAttributes.of({
          'aria-label': label,
          'aria-multiline': 'true',
          ...(indents && { 'aria-description': HOW_TO_LEAVE }),
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && isTyped) options.onChange(update.state.doc.toString());
        }),
        support.of(languageSupport(language, [])),
        editorTheme,
      ],
    }),
  });
  return {
    setValue(next) {
      const before = view.state.doc.toString();
      if (next === before) return;
      isTyped = false;
      view.dispatch({ changes: { from: 0, to: before.length, insert: next } });
      isTyped = true;
    },
    setTables(tables) {
      view.dispatch({ effects: support.reconfigure(languageSupport(language, tables)) });
    },
    setProblem(problem) {
      const diagnostics = problem
        ? [{ ...span(view.state, problem), severity: 'error' as const, message: problem.message }]
        : [];
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    insert(text) {
      view.dispatch(view.state.replaceSelection(text));
      view.focus();
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
