import { EXECUTION_CODES } from './codes/execution';
import { PEOPLE_CODES } from './codes/people';
import { PROCESS_CODES } from './codes/process';
import { RECIPE_CODES } from './codes/recipes';
import { REQUEST_CODES } from './codes/request';
import { RESOURCE_CODES } from './codes/resources';
import { REVIEW_CODES } from './codes/review';
import { TANDEM_CODES } from './codes/tandem';
import { VALUE_CODES } from './codes/values';
import type { ErrorEntry } from './error-entry';

/** Every code that an answer can carry, with its HTTP status and texts. A test finds codes that are used and not listed. */
export const ERROR_CATALOGUE: Readonly<Record<string, ErrorEntry>> = {
  ...REQUEST_CODES,
  ...PEOPLE_CODES,
  ...VALUE_CODES,
  ...RECIPE_CODES,
  ...EXECUTION_CODES,
  ...RESOURCE_CODES,
  ...REVIEW_CODES,
  ...PROCESS_CODES,
  ...TANDEM_CODES,
};
