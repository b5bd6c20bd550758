import { LIMITS } from '../../../../../libs/host/src/limits';
import { LARGEST_FILE, NotTaken, sendFile } from './send-file';

describe('B13 a file that the plant would cut off', () => {
  it('is refused before it is sent, at the limit that the plant has', async () => {
    expect(LARGEST_FILE).toBe(LIMITS.fileBytes);
    const sent = sendFile('run', 'photo', { name: 'big.jpg', size: LARGEST_FILE + 1 } as File);
    await expect(sent).rejects.toMatchObject({ why: 'too-large' });
    await expect(sent).rejects.toBeInstanceOf(NotTaken);
  });
});
