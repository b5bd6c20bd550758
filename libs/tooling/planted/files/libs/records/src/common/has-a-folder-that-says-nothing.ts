// planted: batchwright/folder-says-what × 1
export const a = 1;
