import { object } from '../../recipe/shape';

/** Configuration of the kind: nothing. */
export const config = object({});
