/** A place one can go to from the bar. */
export interface Screen {
  readonly path: string;
  /** Key below `nav`. */
  readonly word: 'work' | 'board' | 'recipes' | 'exceptions' | 'review' | 'materials' | 'equipment' | 'alarms' | 'trends' | 'people';
  /** Roles it is for. What may be done there, the services decide. */
  readonly roles: readonly string[];
}

const FLOOR = ['operator', 'dispenser', 'supervisor', 'warehouse', 'qc', 'maintenance'];
const READERS = [...FLOOR, 'engineer', 'qa', 'qp', 'trainer', 'inspector'];

/** In the order of the bar. */
const SCREENS: readonly Screen[] = [
  { path: '/work', word: 'work', roles: [...FLOOR, 'qa', 'engineer', 'qp'] },
  { path: '/batches', word: 'board', roles: READERS },
  { path: '/exceptions', word: 'exceptions', roles: ['supervisor', 'qc', 'qa', 'qp', 'inspector'] },
  { path: '/review', word: 'review', roles: ['supervisor', 'qc', 'qa', 'qp', 'inspector'] },
  { path: '/lots', word: 'materials', roles: READERS },
  { path: '/equipment', word: 'equipment', roles: READERS },
  { path: '/alarms', word: 'alarms', roles: READERS },
  { path: '/trends', word: 'trends', roles: READERS },
  { path: '/recipes', word: 'recipes', roles: READERS },
  { path: '/people', word: 'people', roles: [...READERS, 'admin'] },
];

/** What somebody finds first when he comes. */
const FIRST: readonly (readonly [role: string, path: string])[] = [
  ['supervisor', '/batches'], ['qa', '/exceptions'], ['qp', '/review'], ['engineer', '/recipes'], ['inspector', '/review'],
  ['operator', '/work'], ['dispenser', '/work'], ['qc', '/work'], ['warehouse', '/lots'], ['maintenance', '/equipment'], ['trainer', '/people'], ['admin', '/people'],
];

export function screensFor(roles: readonly string[]): readonly Screen[] {
  return SCREENS.filter((screen) => screen.roles.some((role) => roles.includes(role)));
}

export function firstScreen(roles: readonly string[]): string {
  return FIRST.find(([role]) => roles.includes(role))?.[1] ?? '/device';
}
