import { addDays } from '@batchwright/kernel';
import { ADMINISTRATOR } from '../client/plant-client';
import type { BatchScript, ScriptedEquipment, ScriptedLot } from '../recipes/batch-script';
import { keepDocuments } from './keep-documents';
import { minutesAfter, todayAt, type Stage } from './stage';

/** Puts there what must be there before the batch begins, by the people who do that in a plant. What is there already stays. */
export async function prepare(stage: Stage, script: BatchScript): Promise<void> {
  const { terminals, lots, equipment, qualifications, by } = script.preparation;
  const now = await stage.clock.now();
  const today = await todayAt(stage, script.site);
  for (const terminal of terminals) await enrolTerminal(stage, script.site, terminal);
  for (const item of equipment) await prepareEquipment(stage, script, item, today);
  await qualifySuppliers(stage, script, today);
  for (const lot of lots) await receiveAndRelease(stage, script, lot, today);
  await keepDocuments(stage, script);
  const trainer = await stage.client.as(by.trainer);
  for (const { person, code, fromDays, untilDays } of qualifications) {
    const { employeeNumber } = stage.client.accountOf(person);
    const known = await trainer.get<{ items: { code: string; state: string }[] }>(`/training/v1/qualifications?person=${employeeNumber}&limit=500`);
    if (known.items.some((one) => one.code === code && one.state === 'valid')) continue;
    await trainer.signed('/training/v1/qualifications', { site: script.site, person: employeeNumber, code, from: minutesAfter(now, fromDays * 1440), until: minutesAfter(now, untilDays * 1440) });
  }
  stage.tell(`${by.trainer} qualified ${new Set(qualifications.map(({ person }) => person)).size} people for ${new Set(qualifications.map(({ code }) => code)).size} tasks`);
}

/** Enrols a terminal with the secret of this client; where another device is that terminal by now, takes its place. */
async function enrolTerminal(stage: Stage, site: string, terminal: { readonly code: string }): Promise<void> {
  const { code } = terminal;
  const secretHash = stage.client.terminalSecretHash(code);
  if ((await once(stage, ADMINISTRATOR, '/identity/v1/terminals', { site, ...terminal, secretHash })) !== undefined) return;
  const administrator = await stage.client.as(ADMINISTRATOR);
  const { terminal: proven } = await administrator.at(code).get<{ terminal?: string }>('/identity/v1/me');
  if (proven !== code) await administrator.post(`/identity/v1/terminals/${code}/device`, { secretHash });
}

async function prepareEquipment(stage: Stage, script: BatchScript, item: ScriptedEquipment, today: string): Promise<void> {
  const { by } = script.preparation;
  const { calibrationDueInDays, ...registered } = item;
  const path = `/resources/v1/equipment/${item.code}`;
  await once(stage, by.calibration, '/resources/v1/equipment', { site: script.site, ...registered });
  const known = await (await stage.client.as(by.calibration)).get<{ suitable: boolean; axes: { calibration: { status: string }; allocation: { status: string } } }>(path);
  if (known.axes.allocation.status !== 'free') return; // another batch has it; whether this one needs it now is for its steps to say
  if (known.suitable && (calibrationDueInDays === undefined || known.axes.calibration.status === 'valid')) return;
  if (calibrationDueInDays !== undefined) {
    const calibrator = await stage.client.as(by.calibration);
    await calibrator.signed(`${path}/calibration`, { due: addDays(today, calibrationDueInDays), certificate: `CAL-${today.slice(0, 4)}-${item.code}` });
  }
  const cleaner = await stage.client.as(by.cleaning);
  await cleaner.signed(`${path}/cleaning`, {});
  stage.tell(`${item.code} (${item.title}) is clean${calibrationDueInDays === undefined ? '' : ' and calibrated'}`);
}

async function qualifySuppliers(stage: Stage, { site, preparation: { suppliers } }: BatchScript, today: string): Promise<void> {
  if (!suppliers) return;
  const quality = await stage.client.as(suppliers.by);
  const { items } = await quality.get<{ items: { site: string; material: string; supplier: string }[] }>('/resources/v1/suppliers');
  for (const { material, supplier, untilDays } of suppliers.of) {
    if (items.some((one) => one.site === site && one.material === material && one.supplier === supplier)) continue;
    await quality.signed('/resources/v1/suppliers/qualification', { site, material, supplier, until: addDays(today, untilDays) });
    stage.tell(`${suppliers.by} qualified ${supplier} as a supplier of ${material}`);
  }
}

async function receiveAndRelease(stage: Stage, script: BatchScript, lot: ScriptedLot, today: string): Promise<void> {
  const { by } = script.preparation;
  const { expiresInDays, ...received } = lot;
  const lotId = await once(stage, by.warehouse, '/resources/v1/lots', { site: script.site, ...received, expiry: addDays(today, expiresInDays) });
  if (lotId === undefined) return;
  const quality = await stage.client.as(by.quality);
  await quality.signed(`/resources/v1/lots/${lotId}/disposition`, { disposition: 'released' });
  stage.tell(`lot ${lot.number} of ${lot.material} was received and released`);
}

/** Creates unless it is there already. Answers the id of what was made, undefined when it was there. */
async function once(stage: Stage, user: string, path: string, body: Record<string, unknown>): Promise<string | undefined> {
  const person = await stage.client.as(user);
  const answer = await person.ask<{ aggregate?: string; code?: string }>('POST', path, body);
  if (answer.status === 409 && /exists|taken|known|already/.test(answer.body.code ?? '')) return undefined;
  if (answer.status >= 300) throw new Error(`${user}: POST ${path} was refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body.aggregate;
}
