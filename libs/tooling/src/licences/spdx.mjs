/** Is an SPDX expression satisfied by these licences? `OR` needs one side, `AND` both; a `WITH` exception is named with its licence. */
export function isAllowed(expression, allowed) {
  const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const either = () => {
    let result = both();
    while (tokens[at] === 'OR') { at += 1; const right = both(); result = result || right; }
    return result;
  };
  const both = () => {
    let result = one();
    while (tokens[at] === 'AND') { at += 1; const right = one(); result = result && right; }
    return result;
  };
  const one = () => {
    if (tokens[at] === '(') { at += 1; const inner = either(); at += 1; return inner; }
    let name = tokens[at++];
    if (tokens[at] === 'WITH') { name = `${name} WITH ${tokens[at + 1]}`; at += 2; }
    return allowed.has(name);
  };
  const result = either();
  return result && at === tokens.length; // what is left over was not understood, so it is not allowed
}
