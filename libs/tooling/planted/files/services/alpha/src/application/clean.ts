const save = async (): Promise<void> => Promise.resolve();

export async function a(): Promise<void> {
  await save();
  void save();
}
