import type { RecipeDocument } from '@batchwright/procedure';

/**
 * A batch as data: what must exist before, and who does what, when, in which order. A driver acts it out over the public API; the
 * tests of the recipes act it out in memory. Times are minutes of plant time after the release to the floor; people are user names.
 */
export interface BatchScript {
  readonly site: string;
  readonly recipe: ScriptedRecipe;
  readonly order: { readonly number: string; readonly product?: string; readonly quantity: Amount; readonly priority: 'normal' | 'urgent' };
  /** Number of the batch that the order becomes: `WS-2026-0001`. */
  readonly batchNumber: string;
  /** Who creates the batch and puts it on the floor. */
  readonly releasedToFloorBy: string;
  readonly preparation: Preparation;
  /** In the order in which they are done; `at` never goes back. */
  readonly acts: readonly ScriptAct[];
}

/** A decimal text with its UCUM unit. */
export interface Amount {
  readonly value: string;
  readonly unit: string;
}

/** The document, and who brings it into force. */
export interface ScriptedRecipe {
  readonly document: RecipeDocument;
  /** Number of the change control under which it is written. */
  readonly changeControl: string;
  readonly author: string;
  /** Role supervisor, then role qa; two persons, neither of them the author. */
  readonly approvedBy: readonly [production: string, quality: string];
  readonly madeEffectiveBy: string;
}

/** What has to be there before the batch begins. Days count from the day of the batch; negative ones lie before it. */
export interface Preparation {
  readonly terminals: readonly { readonly code: string; readonly area: string; readonly title: string }[];
  readonly materials: readonly { readonly code: string; readonly title: string; readonly unit: string }[];
  /** Suppliers that quality qualifies before the first delivery; absent = none. */
  readonly suppliers?: { readonly by: string; readonly of: readonly { readonly material: string; readonly supplier: string; readonly untilDays: number }[] };
  readonly lots: readonly ScriptedLot[];
  readonly equipment: readonly ScriptedEquipment[];
  readonly qualifications: readonly { readonly person: string; readonly code: string; readonly fromDays: number; readonly untilDays: number }[];
  /** Controlled documents that the recipe names; absent = none. */
  readonly documents?: readonly ScriptedDocument[];
  /** Who receives, releases, cleans, calibrates and trains. */
  readonly by: { readonly warehouse: string; readonly quality: string; readonly cleaning: string; readonly calibration: string; readonly trainer: string };
}

/** A controlled document with its versions, registered by the author of the recipe. */
export interface ScriptedDocument {
  readonly code: string;
  readonly title: { readonly en: string; readonly de: string };
  readonly versions: readonly {
    readonly version: number;
    readonly fileName: string;
    readonly content: Buffer;
    /** 0 = from the moment at which it is added. */
    readonly effectiveInDays: number;
  }[];
}

/** A lot with its drums; received, then released by quality. */
export interface ScriptedLot {
  readonly number: string;
  readonly material: string;
  /** Name of the material. */
  readonly title: string;
  readonly supplier?: string;
  readonly supplierLot: string;
  readonly expiresInDays: number;
  readonly containers: readonly { readonly code: string; readonly quantity: Amount }[];
}

/** An item of equipment; clean and, where it needs that, calibrated when the batch begins. */
export interface ScriptedEquipment {
  readonly code: string;
  readonly title: string;
  readonly class: string;
  readonly area: string;
  /** A property with a unit is an amount, one without is a word. */
  readonly properties: readonly { readonly property: string; readonly value: string; readonly unit?: string }[];
  /** Absent = it needs no calibration. */
  readonly calibrationDueInDays?: number;
}

/** One thing that somebody does at a step. */
export type ScriptAct = StartAct | EnterAct | SecondCheckAct | SignAct | CompleteAct;

interface ActBase {
  /** Key of the step instance: `weigh-excipient~2`. */
  readonly step: string;
  /** Minutes after the release to the floor. */
  readonly at: number;
  /** User name. */
  readonly by: string;
  /** Code of the terminal at which it is done (and the ceremony runs). */
  readonly terminal: string;
}

/** Starts the step with what was scanned. */
export interface StartAct extends ActBase {
  readonly act: 'start';
  readonly equipment?: readonly { readonly requirement: string; readonly item: string }[];
  /** Container codes. */
  readonly material?: readonly { readonly input: string; readonly item: string }[];
}

/** One value; a cell of a table has row (from 1) and column. */
export interface ScriptedValue {
  readonly entry: string;
  readonly row?: number;
  readonly column?: string;
  /** Decimal text, `< 10`, id of a choice, `yes`/`no`, instant, or text. */
  readonly value: string;
  /** UCUM; absent = the entry's own. */
  readonly unit?: string;
  /** Of a photo: the picture, sent before; `value` is its SHA-256. */
  readonly picture?: { readonly fileName: string; readonly png: Buffer };
}

/** Records values one by one. */
export interface EnterAct extends ActBase {
  readonly act: 'enter';
  readonly values: readonly ScriptedValue[];
}

/** The blind repetition by another person. */
export interface SecondCheckAct extends ActBase {
  readonly act: 'second-check';
  readonly policy: string;
  readonly values: readonly ScriptedValue[];
}

/** Signs for a policy of the step: before its start, or when everything is recorded. */
export interface SignAct extends ActBase {
  readonly act: 'sign';
  readonly policy: string;
}

/** Ends the step. */
export interface CompleteAct extends ActBase {
  readonly act: 'complete';
}
