// planted: no-eval × 1
export const a: unknown = eval('1');
