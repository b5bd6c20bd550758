import { CATALOGUE, topicEntry, topicsReadBy, topicsWrittenBy } from './catalogue';
import { topicOfType } from './codec';
import { KIND_BY_TYPE, type MessageType } from './generated/messages';
import { SERVICE_NAMES } from './service-name';
import type { Topic } from './topic';

describe('topic catalogue', () => {
  it('has each topic once, four of each service that has any', () => {
    expect(new Set(CATALOGUE.map((entry) => entry.topic)).size).toBe(CATALOGUE.length);
    for (const owner of new Set(CATALOGUE.map((entry) => entry.owner))) {
      expect(CATALOGUE.filter((entry) => entry.owner === owner).map((entry) => entry.kind)).toEqual(['events', 'state', 'commands', 'audit']);
    }
  });

  it('lets only the owner say what happened, and only the owner read what it is asked', () => {
    for (const entry of CATALOGUE) {
      if (entry.kind === 'commands') expect(entry.readers).toEqual([entry.owner]);
      else expect(entry.writers).toEqual([entry.owner]);
    }
  });

  it('keeps events and audit for ever, state compacted', () => {
    for (const entry of CATALOGUE) {
      if (entry.kind === 'state') expect(entry.retention).toBe('compacted');
      if (entry.kind === 'events' || entry.kind === 'audit') expect(entry.retention).toBe('forever');
    }
  });

  it('has a topic for every message of proto/, and a message for every topic that somebody writes', () => {
    const types = Object.keys(KIND_BY_TYPE) as MessageType[];
    const used = new Set(types.map((type) => topicEntry(topicOfType(type)).topic));
    expect(CATALOGUE.filter((entry) => entry.writers.length > 0 && !used.has(entry.topic)).map((entry) => entry.topic)).toEqual([]);
  });

  it('opens events and state to other systems, and nothing of identity: names of people and security events are nobody else’s business', () => {
    for (const { integrators, kind, owner } of CATALOGUE) expect(integrators).toBe((kind === 'events' || kind === 'state') && owner !== 'identity');
  });

  it('lets the console read and never write', () => {
    expect(topicsWrittenBy('web-console')).toEqual([]);
    expect(topicsReadBy('web-console')).toContain('batchwright.batch-execution.events.v1');
  });

  it('tells everybody about people and keys', () => {
    for (const name of SERVICE_NAMES) expect(topicsReadBy(name)).toContain('batchwright.identity.events.v1');
  });

  it('refuses a topic that it does not have', () => {
    expect(() => topicEntry('batchwright.recipes.gossip.v1' as Topic)).toThrow('not in the catalogue');
  });
});
