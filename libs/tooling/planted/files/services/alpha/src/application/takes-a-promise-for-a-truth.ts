// planted: @typescript-eslint/no-misused-promises × 1
const allowed = async (): Promise<boolean> => Promise.resolve(false);
export const a = (): number => (allowed() ? 1 : 0);
