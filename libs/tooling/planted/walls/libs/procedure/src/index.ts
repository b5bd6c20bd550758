export const procedure = 'procedure';
