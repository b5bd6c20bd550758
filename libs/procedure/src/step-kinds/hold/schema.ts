import { id, object, quantity } from '../../recipe/shape';

/** As of a timer; the target, the shortest time, is asked for. */
export const config = object({ duration: id, target: quantity }, { stop: id });
