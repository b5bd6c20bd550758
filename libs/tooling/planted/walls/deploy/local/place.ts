export const place = 'one machine';
