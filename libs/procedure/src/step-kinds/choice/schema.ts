import { object } from '../../recipe/shape';

/** Configuration of the kind: nothing; the entries say all. */
export const config = object({});
