// planted: no-new-func × 1
export const a: unknown = new Function('return 1');
