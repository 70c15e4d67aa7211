/** The font of everything exported. */
export const FAMILY = 'DejaVu Sans';
