// planted: batchwright/environment-in-boot × 1
export const a = process['env'].PORT;
