// planted: @typescript-eslint/no-floating-promises × 1
const save = async (): Promise<void> => Promise.resolve();
export const a = (): void => {
  save();
};
