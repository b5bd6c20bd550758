export const records = 'records';
