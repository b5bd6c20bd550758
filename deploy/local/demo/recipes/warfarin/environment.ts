import type { HoldTime, ProcedureNode, ReactionPlan, StepNode } from '@batchwright/procedure';
import { num, sign, step, tx, unitProcedure, words } from '../recipe-parts';

/** Rooms in which plates lie open, by the prefix of their steps. */
const ROOMS = { ds: 'DS-01', bl: 'BL-02', cp: 'CP-01', pk: 'PK-01' } as const;

const VIABLE_PLAN: ReactionPlan = {
  title: tx('Too many germs in a room', 'Zu viele Keime in einem Raum'),
  block: 'run',
  notify: ['qa', 'qc', 'supervisor'],
  allowedRecoveries: [tx('Identify the germs, look at cleaning and people, assess the batch', 'Keime bestimmen, Reinigung und Personen ansehen, Charge bewerten')],
  attempts: 0,
  approvers: ['qa'],
};

/** A settle plate lies open while people work in the room. */
export const airSample = (id: string, room: string): StepNode =>
  step(id, 'sample', tx(`Open a settle plate in room ${room}`, `Sedimentationsplatte im Raum ${room} öffnen`), {
    entries: [words('number', tx('Number of the plate', 'Nummer der Platte'))],
    config: { size: { value: '1', unit: '{plate}' }, purpose: tx('Viable count of the room', 'Keimzahl des Raums'), sampleId: 'number' },
  });

const counted = (prefix: string, room: string): StepNode =>
  step(`${prefix}-viable`, 'laboratory-result', tx(`Viable count of room ${room}`, `Keimzahl Raum ${room}`), {
    qualifications: ['AM-WAR-001'],
    entries: [num('count', tx('Colonies', 'Kolonien'), '{CFU}', 0, { source: 'laboratory', ranges: { plausible: { low: '0', high: '10000' }, action: { high: '50' } } })],
    signatures: [sign('reviewed', 'qc', 'reviewed', tx('I looked at the plate myself.', 'Ich habe die Platte selbst angesehen.'), ['performer'])],
    reactionPlan: VIABLE_PLAN,
    config: { sample: `${prefix}-plates`, method: 'settle plate' },
  });

const rooms = Object.entries(ROOMS);

/** No plate is counted before it was incubated for three days. */
export const INCUBATIONS: readonly HoldTime[] = rooms.map(([prefix, room]) => ({
  id: `${prefix}-plates-incubated`,
  title: tx(`Plate of ${room} until it is counted`, `Platte aus ${room} bis zum Auszählen`),
  from: { step: `${prefix}-plates`, event: 'completed' },
  to: { step: `${prefix}-viable`, event: 'started' },
  min: { value: '72', unit: 'h' },
  severity: 'major',
}));

/** Counts come days later: packaging does not wait for them, the end of the batch does. */
export const ENVIRONMENT: ProcedureNode = unitProcedure('environment', tx('Environmental monitoring', 'Umgebungsüberwachung'), {
  id: 'viable-counts',
  type: 'parallel',
  title: tx('Viable counts', 'Keimzahlen'),
  children: rooms.filter(([prefix]) => prefix !== 'pk').map(([prefix, room]) => counted(prefix, room)),
});

/** The plate of the packaging room, which is opened later than the others. */
export const PACKAGING_ROOM = unitProcedure('environment-of-packaging', tx('Environmental monitoring of packaging', 'Umgebungsüberwachung der Verpackung'), counted('pk', ROOMS.pk));
