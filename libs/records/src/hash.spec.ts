import { chainHead, leafHash, merkleRoot, nextHead, nodeHash, sha256Hex, ZERO_HEAD } from './hash';

describe('I5 hashes of records', () => {
  it('are those of RFC 6962 (test vectors of the RFC\'s reference implementation)', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(leafHash('')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(merkleRoot([])).toBe(sha256Hex(''));
    expect(merkleRoot([leafHash('')])).toBe(leafHash(''));
    const leaves = ['a', 'b', 'c', 'd', 'e'].map(leafHash) as [string, string, string, string, string];
    const left = nodeHash(nodeHash(leaves[0], leaves[1]), nodeHash(leaves[2], leaves[3]));
    expect(merkleRoot(leaves)).toBe(nodeHash(left, leaves[4]));
  });

  it('tell a leaf from a node: no text has the hash of two leaves', () => {
    const [a, b] = [leafHash('a'), leafHash('b')];
    expect(nodeHash(a, b)).not.toBe(leafHash(Buffer.from(a + b, 'hex').toString('latin1')));
  });

  it('chain: the head changes with any record, their order and their number', () => {
    const [a, b] = [leafHash('a'), leafHash('b')];
    expect(chainHead([])).toBe(ZERO_HEAD);
    expect(chainHead([a, b])).toBe(nextHead(nextHead(ZERO_HEAD, a), b));
    expect(new Set([chainHead([a, b]), chainHead([b, a]), chainHead([a]), chainHead([a, a])]).size).toBe(4);
  });
});
