/** The overview paper whose tables the notebook brings. */
export const CITATION =
  'Lin, Holste et al., “CXR-LT 2024: A MICCAI challenge on long-tailed, multi-label, and zero-shot disease classification from chest X-ray”';
