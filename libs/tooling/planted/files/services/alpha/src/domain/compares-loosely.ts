// planted: eqeqeq × 1
export const a = (value: string): boolean => value == '1';
