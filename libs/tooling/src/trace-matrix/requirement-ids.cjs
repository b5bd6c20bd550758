const ID = '[A-N]\\d{1,2}';
/** Ids stand at the beginning of a name, one or several: 'A2 refuses …', 'A2 B3 …', 'A2, B3: …'. */
const LEADING = new RegExp(`^\\s*(${ID}(?:(?:\\s*[,+/&]\\s*|\\s+)${ID})*)(?![\\w-])`);

/** Requirements that a test proves, read from the names of its describe blocks and its own. */
exports.requirementIds = function requirementIds(names) {
  const ids = names.flatMap((name) => LEADING.exec(name)?.[1].match(new RegExp(ID, 'g')) ?? []);
  return [...new Set(ids)];
};
