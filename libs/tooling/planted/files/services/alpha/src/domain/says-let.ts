// planted: prefer-const × 1
let a = 1;
export const b = a;
