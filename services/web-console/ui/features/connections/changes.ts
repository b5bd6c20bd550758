import type { Settings, Tag, Version } from './queries';

/** What is other in one version than in another. */
export interface Change {
  /** Code of the tag; absent: of the connection itself. */
  readonly tag?: string;
  readonly what: 'added' | 'removed' | 'changed';
  /** Of what changed; `limits.high.value` for a part of a part. */
  readonly field?: string;
  readonly before?: string;
  readonly after?: string;
}

/** What a person who approves `after` agrees to beyond `before`: every field, by tag, in the order of the new version. */
export function changesOf(before: Version | undefined, after: Version): Change[] {
  const fields = (from: { name?: string; settings?: Settings }, to: { name: string; settings: Settings }): Change[] => different(flat({ name: from.name, ...from.settings }), flat({ name: to.name, ...to.settings }));
  if (!before) return [...fields({}, after), ...after.tags.map(({ code }): Change => ({ tag: code, what: 'added' }))];
  const old = new Map(before.tags.map((tag) => [tag.code, tag]));
  const kept = new Set(after.tags.map(({ code }) => code));
  return [
    ...fields(before, after),
    ...after.tags.flatMap((tag): Change[] => {
      const was = old.get(tag.code);
      return was ? different(flatTag(was), flatTag(tag)).map((change) => ({ ...change, tag: tag.code })) : [{ tag: tag.code, what: 'added' }];
    }),
    ...before.tags.filter(({ code }) => !kept.has(code)).map(({ code }): Change => ({ tag: code, what: 'removed' })),
  ];
}

/** Limits by their ids, so that a limit which moved in its list is the same limit. */
const flatTag = (tag: Tag): Map<string, string> => flat({ ...tag, limits: Object.fromEntries(tag.limits.map(({ id, ...limit }) => [id, limit])) });

function flat(value: object, at = ''): Map<string, string> {
  return new Map(Object.entries(value).flatMap(([name, part]: [string, unknown]): [string, string][] => {
    const path = at === '' ? name : `${at}.${name}`;
    if (part === undefined || part === null) return [];
    if (Array.isArray(part)) return [[path, part.join(', ')]];
    return typeof part === 'object' ? [...flat(part, path)] : [[path, String(part)]];
  }));
}

function different(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Change[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field): Change[] => {
    const [was, is] = [before.get(field), after.get(field)];
    if (was === is) return [];
    return [{ what: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed', field, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }];
  });
}
