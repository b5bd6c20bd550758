/** What a completed step says about equipment that it held; its owner changes the status (requirement B19). */
export interface EquipmentConfirmedBody {
  readonly stepKey: string;
  readonly grantId: string;
  /** Equipment code. */
  readonly item: string;
  readonly becomes: 'clean' | 'checked';
  /** How long clean stays clean, in seconds of plant time. */
  readonly holdSeconds?: number;
  /** How thoroughly it was cleaned; absent = minor. */
  readonly level?: 'minor' | 'major';
  /** Of `checked`: what the scale showed under its reference weights. */
  readonly readings: readonly { readonly weight: 'low' | 'high'; readonly value: string; readonly unit: string }[];
}
