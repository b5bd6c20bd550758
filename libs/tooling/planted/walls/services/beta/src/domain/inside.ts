export const inside = 'beta';
