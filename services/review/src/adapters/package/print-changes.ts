import { valueTexts, type RecordedValue } from '@batchwright/procedure';
import type { TaggedPdf } from '@batchwright/print';
import { fieldOf, titleOf, type PrintedRecord } from './printed-record';
import { isChange } from './report-counts';

/** Every value that took the place of another: old, new, who, when, why (21 CFR 11.10(e)). */
export async function printChanges(pdf: TaggedPdf, printed: PrintedRecord): Promise<void> {
  const { events, words, language, time, who } = printed;
  pdf.heading(2, words.sections.changes);
  await pdf.table(words.heads.changes, [2.4, 2, 1.4, 1.4, 1.8, 1.8, 2.6], events.filter(isChange).map(({ body, actAt, name, person }) => {
    const { stepKey, address, oldValue, value, failure = '', reason } = body as unknown as { stepKey: string; address: string; oldValue: RecordedValue; value?: RecordedValue; failure?: string; reason?: string };
    return [titleOf(printed, stepKey), fieldOf(printed, stepKey, address), valueTexts(oldValue)[language], value ? valueTexts(value)[language] : words.notComputable(failure), who(name, person), time(actAt), reason ?? words.followsFrom];
  }));
}
