// @ts-check

/**
 * The style element Observable Plot 0.6.17 puts into each figure, for the class name lib/figures
 * gives it. The policy allows this text by its hash; a test compares it with what Plot writes.
 */
export const plotStyle = `:where(.figure-plot) {
  --plot-background: white;
  display: block;
  height: auto;
  height: intrinsic;
  max-width: 100%;
}
:where(.figure-plot text),
:where(.figure-plot tspan) {
  white-space: pre;
}`;
