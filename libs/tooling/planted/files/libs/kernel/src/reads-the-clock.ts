// planted: batchwright/pure-room × 1
export const a = new Date();
