import { refuse, type Result } from '@batchwright/kernel';
import type { Meaning } from '@batchwright/records';
import { calibrateEquipment, cleanEquipment, findDirty, qualifyEquipment, takeBackEquipment } from '../domain/decide-equipment';
import { writeLogbook } from '../domain/decide-logbook';
import type { Equipment } from '../domain/equipment';
import type { EquipmentEvent } from '../domain/equipment-events';
import type { CleaningLevel } from '../domain/product-change';
import type { SignedAct } from './signed-act';

/** What is confirmed about an item with a signature. */
export type EquipmentAct =
  | { readonly act: 'cleaning'; readonly holdSeconds?: number; readonly level?: CleaningLevel }
  | { readonly act: 'found-dirty'; readonly reason: string }
  | { readonly act: 'calibration'; readonly due: string; readonly certificate?: string }
  | { readonly act: 'qualification'; readonly until?: string }
  | { readonly act: 'logbook-entry'; readonly text: string; readonly observedAt?: string }
  | { readonly act: 'take-back'; readonly workOrder: string; readonly reason: string };

/** Decides an act at a moment of the plant in the site's zone. Refusals: those of the deciders. */
export function decideAct(item: Equipment, act: EquipmentAct, now: string, zone: string): Result<EquipmentEvent[]> {
  switch (act.act) {
    case 'cleaning':
      return cleanEquipment(item, act, now);
    case 'found-dirty':
      return findDirty(item, act.reason);
    case 'calibration':
      return calibrateEquipment(act, now, zone);
    case 'qualification':
      return qualifyEquipment(act.until, now, zone);
    case 'take-back':
      return takeBackEquipment(item, act);
    case 'logbook-entry':
      return writeLogbook(act, now);
  }
}

interface Wording {
  readonly meaning: Meaning;
  readonly roles: readonly string[];
  readonly en: (code: string) => string;
  readonly de: (code: string) => string;
}

const LOGBOOK_WRITERS = ['operator', 'dispenser', 'supervisor', 'maintenance', 'qc', 'qa', 'engineer'];
const CLEANERS = ['operator', 'dispenser', 'supervisor'];

function wordingOf(act: EquipmentAct): Wording {
  switch (act.act) {
    case 'cleaning': {
      const { holdSeconds, level } = act;
      const [major, gross] = level === 'major' ? [' by a major cleaning', ' in einer großen Reinigung'] : ['', ''];
      const hours = holdSeconds === undefined ? undefined : String(Math.round(holdSeconds / 360) / 10);
      return {
        meaning: 'cleaned', roles: CLEANERS,
        en: (code) => `I confirm that ${code} was cleaned${major} and is clean${hours === undefined ? '' : `, for ${hours} hours from now`}.`,
        de: (code) => `Ich bestätige, dass ${code}${gross} gereinigt wurde und sauber ist${hours === undefined ? '' : `, ab jetzt für ${hours} Stunden`}.`,
      };
    }
    case 'found-dirty':
      return {
        meaning: 'reviewed', roles: CLEANERS,
        en: (code) => `I looked at ${code} and found it not clean. ${act.reason}`,
        de: (code) => `Ich habe ${code} angesehen und nicht sauber gefunden. ${act.reason}`,
      };
    case 'calibration': {
      const { due, certificate } = act;
      return {
        meaning: 'calibrated', roles: ['maintenance'],
        en: (code) => `I confirm that ${code} was calibrated${certificate === undefined ? '' : `, as certificate ${certificate} shows,`} and may be used through ${due}.`,
        de: (code) => `Ich bestätige, dass ${code} kalibriert wurde${certificate === undefined ? '' : `, wie das Zertifikat ${certificate} zeigt,`} und bis einschließlich ${due} benutzt werden darf.`,
      };
    }
    case 'qualification': {
      const { until } = act;
      return {
        meaning: 'qualified', roles: ['qa', 'engineer'],
        en: (code) => `I confirm that ${code} is qualified for use${until === undefined ? '' : ` through ${until}`}.`,
        de: (code) => `Ich bestätige, dass ${code} für den Gebrauch qualifiziert ist${until === undefined ? '' : `, bis einschließlich ${until}`}.`,
      };
    }
    case 'logbook-entry': {
      const { text, observedAt } = act;
      return {
        meaning: 'performed', roles: LOGBOOK_WRITERS,
        en: (code) => `I write into the logbook of ${code}${observedAt === undefined ? '' : `, for what I saw or did at ${observedAt}`}: ${text}`,
        de: (code) => `Ich trage in das Logbuch von ${code} ein${observedAt === undefined ? '' : `, für das, was ich um ${observedAt} gesehen oder getan habe`}: ${text}`,
      };
    }
    case 'take-back':
      return {
        meaning: 'performed', roles: ['maintenance'],
        en: (code) => `I confirm that the work order ${act.workOrder} at ${code} is done and that it goes back to production. ${act.reason}`,
        de: (code) => `Ich bestätige, dass der Arbeitsauftrag ${act.workOrder} an ${code} erledigt ist und das Gerät an die Herstellung zurückgeht. ${act.reason}`,
      };
  }
}

/** What the person signs. The content names the item and the act; other things that happen to the item meanwhile do not change it. */
export function signedEquipmentAct(item: Equipment, act: EquipmentAct): SignedAct {
  const { id, site, code, title } = item;
  const { meaning, roles, en, de } = wordingOf(act);
  const facts = JSON.parse(JSON.stringify(act)) as Record<string, string | number>;
  return {
    action: `confirm-${act.act}`, site, meaning, roles,
    subject: { type: 'equipment', id, label: `${code} ${title}` },
    content: { ...facts, site, equipment: code },
    text: { en: en(code), de: de(code) },
  };
}

/** The refusal for an item that is not there, or not within the caller's sites. */
export function noSuchEquipment(code: string): Error {
  return refuse('not-found', { what: 'equipment', code });
}
