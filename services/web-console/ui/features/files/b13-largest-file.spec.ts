import { LARGEST_FILE_BYTES } from '@batchwright/kernel';
import { NotTaken, sendFile } from './send-file';

describe('B13 a file that the plant would cut off', () => {
  it('is refused before it is sent, at the limit that the plant has', async () => {
    const sent = sendFile('run', 'photo', { name: 'big.jpg', size: LARGEST_FILE_BYTES + 1 } as File);
    await expect(sent).rejects.toMatchObject({ why: 'too-large' });
    await expect(sent).rejects.toBeInstanceOf(NotTaken);
  });
});
