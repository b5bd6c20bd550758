import type { records } from '@batchwright/records';
import { truth } from '../domain/clean';

export const useCase = (record: typeof records) => truth + record;
