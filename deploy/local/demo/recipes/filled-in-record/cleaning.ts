import type { RecipeDocument } from '@batchwright/procedure';
import { at, paper, PEOPLE, refused, type RawLine } from './raw-lines';

/** Section 11.1: item, time of the cleaning on 7 May. The line of packaging is cleaned on 8 May; the tooling only at 13:30 of that day. */
const CLEANED = [['TP-03', '14:00'], ['MD-02', '14:45'], ['VB-01', '15:00'], ['SV-20-003', '15:30'], ['SV-30-007', '15:30'], ['BAL-02', '16:00'], ['BAL-05', '16:15'], ['DB-03', '16:30']] as const;

const cleaned = (item: string, when: number): RawLine[] => paper({ act: 'plant', at: when, by: PEOPLE.operatorA, path: `/api/resources/v1/equipment/${item}/cleaning`, signed: true });

/** The day before. */
export const CLEANING: readonly RawLine[] = CLEANED.flatMap(([item, time]) => cleaned(item, at(time, 7)));

/** In the afternoon of the first day. */
export const CLEANING_OF_LINE: readonly RawLine[] = cleaned('PL-01', at('16:00'));

/** Everything whose cleaning the paper has: nobody else cleans it before. */
export const ITEMS_OF_PAPER: readonly string[] = [...CLEANED.map(([item]) => item), 'PL-01', 'TS-7R-012'];

/** A recipe with the limits of the paper is not handed in. The header is approved after the batch was made: an order cannot become a batch before. */
export const BEFORE_FORCE: readonly RawLine[] = [
  refused(69, 'recipe-has-errors', { act: 'plant', at: at('16:39', 7), by: 'eng.moreau', path: '/api/recipes/v1/versions/{draft}/submission' }),
  refused(36, 'recipe-not-effective', { act: 'plant', at: at('16:40', 7), by: PEOPLE.supervisor, path: '/api/batch-execution/v1/orders/{order}/batch' }),
];

/** The recipe as the paper has it in its rooms: "ISO 8" with the limit of class 7 for particles from 0.5 µm. */
export const withLimitsOfPaper = (document: RecipeDocument): RecipeDocument =>
  JSON.parse(JSON.stringify(document).replaceAll('"high":"3520000"', '"high":"352000"')) as RecipeDocument;
