import { recordedFiles } from '../recorded-files';
import type { Finding, Rule } from './rule';

const WORDS = { missing: 'is not in the store', damaged: 'was changed in the store: its bytes have not the recorded hash any more', unseen: 'was not looked at' };

/** Every photo, file and printout of the record is stored as it was recorded (B13; gmp 1; 21 CFR 211.188). */
export const filesIntact: Rule = {
  id: 'files-intact',
  version: 1,
  title: { en: 'Every photo and file of the record is stored byte for byte as it was recorded', de: 'Jedes Foto und jede Datei der Aufzeichnung liegt Byte für Byte so vor, wie erfasst' },
  check({ run, files }) {
    const named = recordedFiles(run.records.map(({ sequence, event }) => ({ sequence, ...event })));
    const findings = named.flatMap(({ sequence, stepKey, address, file }): Finding[] => {
      const looked = files?.find(({ sha256 }) => sha256 === file.sha256);
      const problem = looked ? looked.problem : 'unseen';
      return problem ? [{ place: `${stepKey} / ${address}, event ${sequence}`, problem: `the file ${file.fileName} (SHA-256 ${file.sha256}) ${WORDS[problem]}` }] : [];
    });
    return { inputs: named.length, findings };
  },
};
