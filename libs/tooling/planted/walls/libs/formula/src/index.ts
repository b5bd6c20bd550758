export const formula = 'formula';
