import { object } from '../../recipe/shape';

/** Configuration of the kind: nothing; occupation is decided by the generic machinery. */
export const config = object({});
