/** The font that everything exported is set in. */
export const FAMILY = 'DejaVu Sans';
