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

/** The place of a problem in the text, to the end of the word there. */
function span(state: EditorState, { line, column }: EditorProblem): { from: number; to: number } {
  const found = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  const from = Math.min(found.to, found.from + column - 1);
  const word = /^\w+|^./.exec(state.sliceDoc(from, found.to))?.[0] ?? '';
  // At the end of the text there is nothing to underline but what stands before.
  return word === ''
    ? { from: Math.max(found.from, from - 1), to: from }
    : { from, to: from + word.length };
}

/**
 * Makes an editor in a shadow root: only there does CodeMirror use a style sheet made by script;
 * elsewhere it adds a style element, which the page's policy forbids.
 */
export function createEditor(options: EditorOptions): Editor {
  const { parent, value, language, label, placeholder, readOnly } = options;
  const indents = language !== 'text' && !readOnly;
  const support = new Compartment();
  let own = true;
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
          if (update.docChanged && own) options.onChange(update.state.doc.toString());
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
      own = false;
      view.dispatch({ changes: { from: 0, to: before.length, insert: next } });
      own = true;
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
