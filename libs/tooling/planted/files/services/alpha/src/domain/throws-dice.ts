// planted: batchwright/pure-room × 2
export const a = Math.random();
export const b = crypto.randomUUID();
