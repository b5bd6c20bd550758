import { relative, sep } from 'node:path';

/** Where a linted file stands in the house: its path from the root, with slashes. The root is a setting, so that planted houses can be linted too. */
export function placeOf(context) {
  return relative(context.settings.batchwright?.root ?? context.cwd, context.filename).split(sep).join('/');
}
