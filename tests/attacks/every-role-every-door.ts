import { PERMISSIONS, ROLES, type Action, type PermissionRule, type Role } from '@batchwright/access';

/** A route of the merged OpenAPI document. */
export interface Door {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  /** With ids filled in that belong to nothing. */
  readonly path: string;
  readonly route: string;
  readonly action?: Action;
  readonly publicBecause?: string;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly 'x-permission'?: string; readonly 'x-public'?: string }>>>>;
}

const METHODS = ['get', 'post', 'put', 'delete', 'patch'] as const;

/** All doors that the plant publishes. */
export function doorsOf(document: Record<string, unknown>): Door[] {
  return Object.entries((document as unknown as OpenApi).paths).flatMap(([route, operations]) =>
    METHODS.flatMap((method): Door[] => {
      const operation = operations[method];
      if (!operation) return [];
      const action = operation['x-permission'] as Action | undefined;
      const because = operation['x-public'];
      return [{
        method: method.toUpperCase() as Door['method'],
        path: route.replace(/\{[^}]+\}/g, 'nothing-of-this-name'),
        route,
        ...(action ? { action } : {}),
        ...(because === undefined ? {} : { publicBecause: because }),
      }];
    }),
  );
}

/** What the one table says: may somebody with this role alone pass the door? */
export function mayPass(door: Door, role: Role): boolean {
  if (door.action === undefined) return door.publicBecause !== undefined;
  const rule: PermissionRule = PERMISSIONS[door.action];
  return rule.roles.includes(role);
}

export const EVERY_ROLE = ROLES;
