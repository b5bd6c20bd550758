import type { PackageContent } from '../../application/packages';
import type { Certificate } from '../../domain/certificate';
import { printCertificate, printChecklist, printHead, printJudgement } from './print-judgement';
import { printSteps } from './print-steps';
import { printChanges } from './print-changes';
import { openForPrint, signaturesOf, type PrintedRecord } from './printed-record';
import type { ReportLanguage } from './report-words';
import { TaggedPdf } from '@batchwright/print';

/** The record for people, as PDF/A-3a (B16, I2): every value with old and new, who, when and why; every signature with name, meaning and time. */
export async function printRecord(content: PackageContent, record: Buffer, language: ReportLanguage = 'en'): Promise<Buffer> {
  const when = new Date(content.createdAt);
  const printed = openForPrint(content, language);
  const { words } = printed;
  const pdf = new TaggedPdf({ title: words.title(content.batch), subject: words.subject(content.site), author: 'Batchwright', lang: language, when });
  await printHead(pdf, printed);
  await printJudgement(pdf, printed);
  await printCertificate(pdf, content.certificate as unknown as Certificate, printed);
  await printChecklist(pdf, content.certificate as unknown as Certificate, printed);
  await printChanges(pdf, printed);
  await printSteps(pdf, printed);
  await printTrail(pdf, printed);
  await printEvidence(pdf, printed);
  pdf.attach('record.json', 'application/json', record, 'The record of which this is the print, every event verbatim');
  return pdf.finish();
}

/** The audit trail: one line for each of its rows (21 CFR 11.10(e)). */
async function printTrail(pdf: TaggedPdf, { events, judgement, time, words, who }: PrintedRecord): Promise<void> {
  pdf.heading(2, words.sections.trail);
  await pdf.table(words.heads.trail, [0.8, 1.9, 2, 3.2, 1.3, 1.5, 1.8, 2.2],
    [...events, ...judgement].flatMap(({ sequence, aggregateType, actAt, name, person, terminal, audit }) =>
      audit.map(({ object, action, field = '', oldValue = '', newValue = '', reason = '' }) => [
        `${aggregateType === 'run' ? '' : 'R'}${sequence}`, time(actAt), `${who(name, person)}${terminal ? `, ${terminal}` : ''}`, `${action}: ${object}`, field, oldValue, newValue, reason,
      ])));
}

/** What proves each signature, for who verifies by hand. */
async function printEvidence(pdf: TaggedPdf, { events, judgement, words, who }: PrintedRecord): Promise<void> {
  pdf.heading(2, words.sections.evidence);
  await pdf.table(words.heads.evidence, [1, 2.4, 3, 0.9, 1.8, 4],
    [...events, ...judgement].flatMap((event) => signaturesOf(event).map(({ name, person, account, statementId, level, evidence, evidenceHash }) => [
      `${event.aggregateType === 'run' ? '' : 'R'}${event.sequence}`, `${who(name, person)}, ${account}`, statementId, level, evidence.keyId, evidenceHash,
    ])));
}
