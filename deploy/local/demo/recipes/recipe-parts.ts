import type { Column, Entry, ProcedureNode, ReactionPlan, RoleName, SignaturePolicy, StepKindId, StepNode, StepMeaning, Text } from '@batchwright/procedure';

/** A text in both languages of the demo. */
export const tx = (en: string, de: string): Text => ({ en, de });

type More<T> = Partial<Omit<T, 'id' | 'type' | 'title'>>;

/** A number that is typed. */
export const num = (id: string, title: Text, unit: string, places: number, more: More<Entry> = {}): Entry => ({ id, type: 'number', title, unit, places, required: true, ...more });

/** A number that the system works out. */
export const calc = (id: string, title: Text, unit: string, places: number, formula: string, more: More<Entry> = {}): Entry => ({ id, type: 'calculated', title, unit, places, formula, required: true, ...more });

/** Something to be confirmed; `no` breaks the limit of that level. */
export const yes = (id: string, title: Text, level: 'action' | 'validated' | 'registered' = 'action'): Entry => ({ id, type: 'boolean', title, required: true, acceptance: { accepted: ['yes'], level } });

/** Something written or scanned. */
export const words = (id: string, title: Text, more: More<Entry> = {}): Entry => ({ id, type: 'text', title, required: true, ...more });

/** A photo; asked where `when` holds. */
export const picture = (id: string, title: Text, when: string): Entry => ({ id, type: 'photo', title, required: true, when });

/** A table; `rows` absent = as many as are recorded. */
export const table = (id: string, title: Text, columns: readonly Column[], rows?: number | readonly Text[]): Entry => ({ id, type: 'table', title, required: true, columns, ...(rows === undefined ? {} : { rows }) });

/** A typed cell. */
export const numCol = (id: string, title: Text, unit: string, places: number, more: More<Column> = {}): Column => ({ id, type: 'number', title, unit, places, required: true, ...more });

/** A cell that the system works out. */
export const calcCol = (id: string, title: Text, unit: string, places: number, formula: string, more: More<Column> = {}): Column => ({ id, type: 'calculated', title, unit, places, formula, required: true, ...more });

export const textCol = (id: string, title: Text): Column => ({ id, type: 'text', title, required: true });

/** A signature; made after the work, from anywhere, unless said otherwise. */
export const sign = (id: string, role: RoleName, meaning: StepMeaning, attests: Text, differentFrom: readonly string[], more: Partial<SignaturePolicy> = {}): SignaturePolicy => ({
  id,
  role,
  meaning,
  attests,
  moment: 'after',
  where: 'any',
  differentFrom,
  ...more,
});

/** A step; what is not said is empty. */
export const step = (id: string, kind: StepKindId, title: Text, more: Partial<Omit<StepNode, 'id' | 'type' | 'kind' | 'title'>> = {}): StepNode => ({ id, type: 'step', kind, title, entries: [], signatures: [], config: {}, ...more });

/** An operation: its children one after the other. */
export const operation = (id: string, title: Text, ...children: ProcedureNode[]): ProcedureNode => ({ id, type: 'sequence', level: 'operation', title, children });

/** A unit procedure: its operations one after the other. */
export const unitProcedure = (id: string, title: Text, ...children: ProcedureNode[]): ProcedureNode => ({ id, type: 'sequence', level: 'unit-procedure', title, children });

/** Checks of a room before work begins in it: temperature, humidity, pressure. */
export const roomConditions = (id: string, room: string, particles: boolean): StepNode =>
  step(id, 'number', tx(`Conditions in room ${room}`, `Bedingungen im Raum ${room}`), {
    instruction: tx('Read the room panel. Work begins only when every value is inside its range.', 'Raumanzeige ablesen. Die Arbeit beginnt erst, wenn jeder Wert im Bereich liegt.'),
    entries: [
      num('temperature', tx('Temperature', 'Temperatur'), 'Cel', 1, { ranges: { plausible: { low: '0.0', high: '60.0' }, action: { low: '18.0', high: '25.0' } } }),
      num('humidity', tx('Relative humidity', 'Relative Feuchte'), '%', 0, { ranges: { plausible: { low: '0', high: '100' }, action: { low: '30', high: '55' } } }),
      num('pressure', tx('Overpressure against the corridor', 'Überdruck gegen den Flur'), 'Pa', 0, { ranges: { plausible: { low: '-100', high: '200' }, action: { low: '10' } } }),
      ...(particles
        ? [
            num('particles-small', tx('Particles from 0.5 µm', 'Partikel ab 0,5 µm'), '/m3', 0, { ranges: { plausible: { low: '0', high: '10000000' }, action: { high: '3520000' } }, cleanroom: { class: '8', size: '0.5' } }),
            num('particles-large', tx('Particles from 5 µm', 'Partikel ab 5 µm'), '/m3', 0, { ranges: { plausible: { low: '0', high: '1000000' }, action: { high: '29300' } }, cleanroom: { class: '8', size: '5' } }),
          ]
        : []),
    ],
    reactionPlan: ROOM_PLAN,
  });

/** What a hold between two stages was like: the extremes that the logger of the place kept, and the containers as they are found. */
export const storage = (id: string, of: Text, low: string, humid = true): StepNode =>
  step(id, 'number', tx(`Storage of ${of.en}`, `Lagerung: ${of.de ?? of.en}`), {
    instruction: tx('Read the logger of the place for the whole time since the last step.', 'Den Logger des Platzes für die ganze Zeit seit dem letzten Schritt ablesen.'),
    qualifications: ['SOP-MFG-WAR-001'],
    entries: [
      num('coldest', tx('Lowest temperature', 'Tiefste Temperatur'), 'Cel', 1, { ranges: { plausible: { low: '-20.0', high: '60.0' }, action: { low } } }),
      num('warmest', tx('Highest temperature', 'Höchste Temperatur'), 'Cel', 1, { ranges: { plausible: { low: '-20.0', high: '60.0' }, action: { high: '25.0' } } }),
      ...(humid ? [num('dampest', tx('Highest relative humidity', 'Höchste relative Feuchte'), '%', 0, { ranges: { plausible: { low: '0', high: '100' }, action: { high: '55' } } })] : []),
      yes('sealed', tx('Every container is closed, sealed and labelled', 'Jeder Behälter ist geschlossen, versiegelt und gekennzeichnet')),
    ],
    reactionPlan: ROOM_PLAN,
  });

/** A room that leaves its conditions. */
export const ROOM_PLAN: ReactionPlan = {
  title: tx('Room outside its conditions', 'Raum außerhalb seiner Bedingungen'),
  block: 'operation',
  notify: ['supervisor', 'qa', 'maintenance'],
  allowedRecoveries: [tx('Correct the air handling and read all values again', 'Lüftung in Ordnung bringen und alle Werte neu ablesen')],
  attempts: 2,
  approvers: ['qa'],
};

/** Line clearance of a room: cleared by the performer, seen by another person (21 CFR 211.130(e)). */
export const clearance = (id: string, room: string, things: readonly Entry[]): StepNode =>
  step(id, 'clearance', tx(`Line clearance of room ${room}`, `Linienfreigabe Raum ${room}`), {
    instruction: tx('Look at every surface, shelf and waste bin of the room. Nothing of an earlier batch may be left.', 'Alle Flächen, Regale und Abfallbehälter des Raums ansehen. Nichts von einer früheren Charge darf zurückgeblieben sein.'),
    qualifications: ['SOP-MFG-WAR-001'],
    entries: things,
    signatures: [
      sign('checked', 'supervisor', 'verified-independently', tx(`I looked at room ${room} myself; it is clear.`, `Ich habe Raum ${room} selbst angesehen; er ist geräumt.`), ['performer'], { where: 'place' }),
    ],
    config: { area: room },
  });
