const plain = /^[A-Za-z_$/][A-Za-z0-9_./$-]*$/;
const reserved = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n', '~']);

function scalar(value) {
  if (typeof value === 'string' && plain.test(value) && !reserved.has(value.toLowerCase())) return value;
  return JSON.stringify(value);
}

const isEmpty = (value) => Object.keys(value).length === 0;

/** Writes plain data as YAML 1.2: blocks for objects and lists, JSON for what is empty or not a plain word. */
export function toYaml(value, indent = '') {
  if (typeof value !== 'object' || value === null) return `${scalar(value)}\n`;
  if (isEmpty(value)) return Array.isArray(value) ? '[]\n' : '{}\n';
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) {
      const inner = toYaml(item, `${indent}  `);
      text += `${indent}- ${typeof item === 'object' && item !== null && !isEmpty(item) ? inner.slice(indent.length + 2) : inner}`;
    }
    return text;
  }
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const block = typeof item === 'object' && item !== null && !isEmpty(item);
    text += `${indent}${scalar(key)}:${block ? '\n' : ' '}${toYaml(item, `${indent}  `)}`;
  }
  return text;
}
