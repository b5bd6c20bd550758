import { object, text } from '../../recipe/shape';

/** Which room or line is cleared; how long it holds is a hold time of the recipe from this step to the next use. */
export const config = object({ area: text });
