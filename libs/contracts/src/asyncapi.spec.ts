import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { CATALOGUE } from './catalogue';
import { KIND_BY_TYPE } from './generated/messages';

const YAML = readFileSync(join(__dirname, '../../../docs/asyncapi.yaml'), 'utf8');
const errors = (diagnostics: readonly { severity: number; message: string }[]): string[] => diagnostics.filter((one) => one.severity === 0).map((one) => one.message);

describe('M4 AsyncAPI document', () => {
  it('is valid AsyncAPI 3.0 by the official parser, examples included', async () => {
    const { document, diagnostics } = await new Parser().parse(YAML);
    expect(errors(diagnostics)).toEqual([]);
    expect(document?.version()).toBe('3.0.0');
    expect(document?.channels().all().map((channel) => channel.address()).sort()).toEqual(CATALOGUE.map((entry) => entry.topic).sort());
    expect(document?.messages().all().map((message) => message.name()).sort()).toEqual(Object.keys(KIND_BY_TYPE).sort());
  }, 60_000);

  it('is not taken as valid whatever it says', async () => {
    const { diagnostics } = await new Parser().parse(YAML.replace('action: send', 'action: shout'));
    expect(errors(diagnostics)).not.toEqual([]);
  }, 60_000);
});
