// planted: batchwright/kebab-case × 1
export const a = 1;
