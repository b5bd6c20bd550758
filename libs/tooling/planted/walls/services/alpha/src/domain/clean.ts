import { kernel } from '@batchwright/kernel';

export const truth = kernel;
