// Generated from proto/ by libs/contracts/bin/generate.mjs; do not edit.
import type * as quantity from './quantity';

/** One of the independent axes of the status of equipment. An unknown axis makes the equipment unsuitable. */
export type EquipmentAxis = 'unspecified' | 'cleaning' | 'calibration' | 'qualification' | 'maintenance' | 'allocation' | 'block';

/** Decision of quality about a lot. An unknown value counts as not released. */
export type LotDisposition = 'unspecified' | 'quarantine' | 'released' | 'restricted' | 'rejected';

/** One container and what is in it. */
export type ContainerContent = {
  /** Code on the label, unique in the site. */
  code: string;
  /** How much is in it. */
  quantity: quantity.Quantity;
};

/** Ends an occupation, used or not. Answered by EquipmentOccupationEnded. */
export type EndEquipmentOccupation = {
  /** Id of the grant. */
  grantId: string;
};

/** The word on one axis and how long it holds. */
export type EquipmentAxisStatus = {
  /** Which axis. */
  axis: EquipmentAxis;
  /** Word on this axis, for example "clean". */
  status: string;
  /** Instant at which it ends by itself; absent when it does not. */
  until?: string;
};

/** Refuses an occupation and says on which axis. */
export type EquipmentGrantRefused = {
  /** Id of the grant as it was asked for. */
  grantId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step. */
  stepKey: string;
  /** Code of the equipment. */
  item: string;
  /** Stable code of the reason, kebab-case. */
  reasonCode: string;
  /** Axis that failed: cleaning, calibration, qualification, maintenance, allocation, block, class or property. */
  axis: string;
  /** What is wrong in words, with figures. */
  detail: string;
};

/** Takes an equipment grant back. A start at or after `revokedAt` that has used it raises an exception. */
export type EquipmentGrantRevoked = {
  /** Id of the grant. */
  grantId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step. */
  stepKey: string;
  /** Code of the equipment. */
  item: string;
  /** Instant from which the revocation counts, plant time. */
  revokedAt: string;
  /** Stable code of the reason. */
  reasonCode: string;
  /** Axis that changed. */
  axis: string;
  /** What happened in words. */
  detail: string;
};

/** Grants one occupation of equipment. It is good from `from`; `until` bounds only an unused grant, used it lasts until its end is told. */
export type EquipmentGranted = {
  /** Id of the grant as it was asked for. */
  grantId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run it is for. */
  runId: string;
  /** Key of the step it is for. */
  stepKey: string;
  /** Code of the equipment. */
  item: string;
  /** Class of the equipment. */
  itemClass: string;
  /** Instant from which it may be used, plant time. */
  from: string;
  /** Instant at which it lapses unused, plant time. */
  until: string;
  /** Last day on which its calibration holds, a date of the site; absent where it needs none. */
  calibratedThrough?: string;
  /** Number of the certificate of that calibration; absent where none was given. */
  certificate?: string;
};

/** Tells that an occupation is over and the equipment is free again, as far as this grant goes. */
export type EquipmentOccupationEnded = {
  /** Id of the grant. */
  grantId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Code of the equipment. */
  item: string;
  /** Instant of the end, plant time. */
  endedAt: string;
};

/** One property of a piece of equipment. */
export type EquipmentProperty = {
  /** Name of the property. */
  name: string;
  /** Value: decimal text with a unit, or a word without. */
  value: string;
  /** UCUM code; absent for words. */
  unit?: string;
};

/** Tells that a piece of equipment is known to the plant. */
export type EquipmentRegistered = {
  /** Id of the equipment, UUIDv7; also the key. */
  equipmentId: string;
  /** Code that people read, unique in the site. */
  code: string;
  /** Code of the site. */
  site: string;
  /** Equipment class. */
  class: string;
  /** Name in English, for lists. */
  title: string;
  /** Properties that recipes may ask for. */
  properties: readonly EquipmentProperty[];
};

/** What a recipe asks of a piece of equipment. */
export type EquipmentRequirement = {
  /** Equipment class, for example "blender". */
  class: string;
  /** Properties that must all hold. */
  properties: readonly PropertyRequirement[];
};

/** Holds the newest state of a piece of equipment, axis by axis. */
export type EquipmentSnapshot = {
  /** Id of the equipment; also the key. */
  equipmentId: string;
  /** Code of the equipment. */
  code: string;
  /** Code of the site. */
  site: string;
  /** Equipment class. */
  class: string;
  /** Every axis with its word. */
  axes: readonly EquipmentAxisStatus[];
};

/** Tells that one axis of the status of a piece of equipment changed. The axes are independent; suitability is computed from all. */
export type EquipmentStatusChanged = {
  /** Id of the equipment. */
  equipmentId: string;
  /** Code of the equipment. */
  code: string;
  /** Code of the site. */
  site: string;
  /** Axis that changed. */
  axis: EquipmentAxis;
  /** Word before, for example "dirty". */
  before: string;
  /** Word after, for example "clean". */
  after: string;
  /** Instant at which the new status ends by itself, plant time; absent when it does not. */
  until?: string;
  /** Why it changed. */
  reason: string;
  /** Employee number of who changed it; empty when time or a run did. */
  by: string;
};

/** Tells of one movement in the ledger of a container. */
export type InventoryMoved = {
  /** Id of the movement, UUIDv7. */
  movementId: string;
  /** Code of the site. */
  site: string;
  /** Number of the lot. */
  lot: string;
  /** Code of the container. */
  container: string;
  /** Kind of the movement: receive, produce, sample, move, dispense, consume, return, adjust or destroy. */
  kind: string;
  /** Signed amount: what left the container is negative. */
  quantity: quantity.Quantity;
  /** What is in the container afterwards. */
  balance: quantity.Quantity;
  /** Id of the run that caused it; absent when none did. */
  runId?: string;
};

/** Tells that the disposition or block of a lot changed. */
export type LotDispositionChanged = {
  /** Id of the lot. */
  lotId: string;
  /** Number of the lot. */
  lot: string;
  /** Code of the site. */
  site: string;
  /** Disposition before. */
  before: LotDisposition;
  /** Disposition after. */
  after: LotDisposition;
  /** Whether the lot is blocked besides its disposition. */
  blocked: boolean;
  /** Employee number of who decided. */
  by: string;
  /** Reason where one was asked. */
  reason: string;
};

/** Tells that a lot was received, with its containers, in quarantine. */
export type LotReceived = {
  /** Id of the lot, UUIDv7; also the key. */
  lotId: string;
  /** Number of the lot that people read. */
  lot: string;
  /** Code of the site. */
  site: string;
  /** Item code. */
  material: string;
  /** Number that the supplier gave the lot. */
  supplierLot: string;
  /** Expiry date of the site, YYYY-MM-DD; absent when the material has none. */
  expiry?: string;
  /** Retest date of the site, YYYY-MM-DD; absent when the material has none. */
  retest?: string;
  /** Containers that came. */
  containers: readonly ContainerContent[];
  /** Code of the site of this company that sent it; absent for suppliers and for what was made here. */
  fromSite?: string;
  /** Number of the lot at that site; absent like the site. */
  fromLot?: string;
};

/** Holds the newest state of a lot. */
export type LotSnapshot = {
  /** Id of the lot; also the key. */
  lotId: string;
  /** Number of the lot. */
  lot: string;
  /** Code of the site. */
  site: string;
  /** Item code. */
  material: string;
  /** Disposition now. */
  disposition: LotDisposition;
  /** Whether the lot is blocked besides its disposition. */
  blocked: boolean;
  /** Expiry date of the site, YYYY-MM-DD; absent when there is none. */
  expiry?: string;
  /** Retest date of the site, YYYY-MM-DD; absent when there is none. */
  retest?: string;
};

/** Refuses material and says why. */
export type MaterialGrantRefused = {
  /** Id of the grant as it was asked for. */
  grantId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step. */
  stepKey: string;
  /** Item code that was asked for. */
  item: string;
  /** Number of the lot; empty when the container is unknown. */
  lot: string;
  /** Code of the container that was scanned. */
  container: string;
  /** Stable code of the reason, kebab-case. */
  reasonCode: string;
  /** Axis that failed: disposition, block, expiry, retest, item, quantity or place. */
  axis: string;
  /** What is wrong in words, with figures. */
  detail: string;
};

/** Takes a material grant back. A start at or after `revokedAt` that has used it raises an exception. */
export type MaterialGrantRevoked = {
  /** Id of the grant. */
  grantId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step. */
  stepKey: string;
  /** Item code of the material. */
  item: string;
  /** Number of the lot. */
  lot: string;
  /** Code of the container. */
  container: string;
  /** Instant from which the revocation counts, plant time. */
  revokedAt: string;
  /** Stable code of the reason. */
  reasonCode: string;
  /** Axis that changed. */
  axis: string;
  /** What happened in words. */
  detail: string;
};

/** Grants material of one container for one act; the quantity is reserved. */
export type MaterialGranted = {
  /** Id of the grant as it was asked for. */
  grantId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run it is for. */
  runId: string;
  /** Key of the step it is for. */
  stepKey: string;
  /** Item code of the material. */
  item: string;
  /** Number of the lot. */
  lot: string;
  /** Code of the container. */
  container: string;
  /** How much is reserved. */
  quantity: quantity.Quantity;
  /** Instant from which it may be used, plant time. */
  from: string;
  /** Instant at which it lapses unused, plant time. */
  until: string;
};

/** Tells that a material is known to the plant. */
export type MaterialRegistered = {
  /** Item code, unique in the site. */
  code: string;
  /** Code of the site. */
  site: string;
  /** Name in English, for lists. */
  title: string;
  /** UCUM code in which stock is kept. */
  unit: string;
};

/** One property with its bounds, or the text that it must equal. */
export type PropertyRequirement = {
  /** Name of the property, for example "volume". */
  name: string;
  /** Smallest allowed value, decimal text; absent when there is none. */
  low?: string;
  /** Largest allowed value, decimal text; absent when there is none. */
  high?: string;
  /** UCUM code of the bounds; absent for texts. */
  unit?: string;
  /** Text that the property must equal, for example "316L"; absent for numbers. */
  equals?: string;
};

/** Carries one record verbatim, as soon as it is written. From these, review builds its copy of a run's record and any other reader can recompute the chain of hashes. Written by the recording function itself; the shape is the same for every service. */
export type RecordAppended = {
  /** Kind of the aggregate; its id is the subject and the key of the message. */
  aggregateType: string;
  /** Canonical text of the record (RFC 8785) with who, when, where, what and its audit rows, verbatim. */
  body: string;
  /** SHA-256 of the byte 0x00 and the UTF-8 bytes of the body, lower-case hexadecimal. */
  leafHash: string;
};

/** Gives back a material grant that was not used. */
export type ReleaseMaterialGrant = {
  /** Id of the grant. */
  grantId: string;
};

/** Asks for the occupation of one piece of equipment by one step. Answered by EquipmentGranted or EquipmentGrantRefused. */
export type RequestEquipmentGrant = {
  /** Id of the grant, UUIDv7, chosen by who asks: the same request sent twice is one request. */
  grantId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run that needs it. */
  runId: string;
  /** Number of the run that people read, for the logbook. */
  runNumber: string;
  /** Key of the step, with its iteration where it has one ("check~2"). */
  stepKey: string;
  /** What the recipe asks of the equipment. */
  requirement: EquipmentRequirement;
  /** Code of the equipment that was chosen, for example "VB-01". */
  equipmentCode: string;
  /** Item code of the product, for rules of product change. */
  product: string;
  /** What the run is for where it is no batch: "cleaning", "check", "sanitisation" or "set-up"; absent for a batch. */
  purpose?: string;
};

/** Asks for material of one container for one act. Answered by MaterialGranted or MaterialGrantRefused. */
export type RequestMaterialGrant = {
  /** Id of the grant, UUIDv7, chosen by who asks. */
  grantId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run that needs it. */
  runId: string;
  /** Number of the run that people read. */
  runNumber: string;
  /** Key of the step. */
  stepKey: string;
  /** Item code that the recipe asks for. */
  materialCode: string;
  /** Code of the container that was scanned. */
  containerCode: string;
  /** How much is needed. */
  quantity: quantity.Quantity;
  /** How long from now the material has to stay good; absent when only now. */
  lasts?: quantity.Quantity;
};

/** Asks to bring together what a batch needs, because it was released to the floor. Asked again for the same run it changes nothing. */
export type StageMaterials = {
  /** Id of the run. */
  runId: string;
  /** Number of the run that people read. */
  runNumber: string;
  /** Bill of materials, scaled to the batch. */
  lines: readonly StagingLine[];
};

/** One material of the bill. */
export type StagingLine = {
  /** Item code. */
  materialCode: string;
  /** How much of it, together. */
  quantity: quantity.Quantity;
};
