import { createContext } from 'react';

/** How many references would follow if the id at a place were changed: asked by the field in which it is typed. */
export const References = createContext<(place: string) => number>(() => 0);
