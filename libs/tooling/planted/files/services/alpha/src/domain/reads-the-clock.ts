// planted: batchwright/pure-room × 3
export const a = Date.now();
export const b = new Date();
export const c = performance.now();
