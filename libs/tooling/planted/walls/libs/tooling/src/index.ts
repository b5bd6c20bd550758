export const tooling = 'tooling';
