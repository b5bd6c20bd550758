import { hashesOf, NAMING_FILES, recordedFiles, WITH_SESSION } from './recorded-files';

const HASH = 'a'.repeat(64);
const drawing = { sha256: HASH, mediaType: 'image/png', size: 10, fileName: 'valve.png', pictureOf: 'E1001', pictureOfName: 'Mara Berger', marks: [] };
const noted = (sequence: number, more: object = {}) => ({ sequence, type: 'ExpertNoted', body: { sessionId: 's', stepKey: 'blend', what: 'joined', person: 'E1020', name: 'Claire Moreau', at: 't', ...more } });

describe('J3 a drawing that was kept is a file of the record', () => {
  it('beside its step; who came and went brings none', () => {
    expect(recordedFiles([noted(1), noted(2, { what: 'drawn', drawing })])).toEqual([{ sequence: 2, stepKey: 'blend', address: WITH_SESSION, file: { kind: 'file', sha256: HASH, mediaType: 'image/png', size: 10, fileName: 'valve.png' } }]);
    expect(hashesOf([noted(1), noted(2, { what: 'drawn', drawing })])).toEqual([HASH]);
    expect(NAMING_FILES).toContain('ExpertNoted');
  });
});
