// planted: @typescript-eslint/await-thenable × 1
export const a = async (): Promise<number> => await 1;
