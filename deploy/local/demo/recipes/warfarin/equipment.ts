import type { EquipmentRequirement, QualificationRequirement } from '@batchwright/procedure';
import { tx } from '../recipe-parts';

/** Equipment by class and property; which item it is, is decided at the scan. */
export const EQUIPMENT: readonly EquipmentRequirement[] = [
  { id: 'booth', title: tx('Dispensing booth with laminar flow', 'Wägekabine mit Laminarströmung'), class: 'dispensing-booth', properties: [] },
  { id: 'api-balance', title: tx('Balance for the active', 'Waage für den Wirkstoff'), class: 'balance', properties: [{ property: 'capacity', unit: 'g', min: '600' }, { property: 'readability', unit: 'g', max: '0.1' }, { property: 'potent-actives', equals: 'yes' }] },
  { id: 'excipient-balance', title: tx('Balance for excipients', 'Waage für Hilfsstoffe'), class: 'balance', properties: [{ property: 'capacity', unit: 'g', min: '1500' }, { property: 'readability', unit: 'g', max: '0.1' }] },
  { id: 'coarse-sieve', title: tx('Sieve 850 µm', 'Sieb 850 µm'), class: 'sieve', properties: [{ property: 'mesh-opening', unit: 'um', min: '850', max: '850' }] },
  { id: 'fine-sieve', title: tx('Sieve 600 µm', 'Sieb 600 µm'), class: 'sieve', properties: [{ property: 'mesh-opening', unit: 'um', min: '600', max: '600' }] },
  { id: 'blender', title: tx('V-blender', 'V-Mischer'), class: 'v-blender', properties: [{ property: 'working-volume', unit: 'L', min: '5' }, { property: 'speed', unit: '/min', min: '25' }, { property: 'contact-material', equals: '316L' }] },
  { id: 'blend-scale', title: tx('Scale for the blend', 'Waage für die Mischung'), class: 'scale', properties: [{ property: 'capacity', unit: 'kg', min: '5' }] },
  { id: 'press', title: tx('Rotary tablet press', 'Rundläufer-Tablettenpresse'), class: 'rotary-press', properties: [{ property: 'stations', unit: '1', min: '16', max: '16' }, { property: 'main-force', unit: 'kN', min: '10' }] },
  { id: 'tooling', title: tx('Tooling 7 mm round, flat, bevelled', 'Werkzeug 7 mm rund, flach, facettiert'), class: 'press-tooling', properties: [{ property: 'diameter', unit: 'mm', min: '7', max: '7' }, { property: 'shape', equals: 'round-flat-bevelled' }, { property: 'embossing', equals: 'W5' }] },
  { id: 'metal-detector', title: tx('Metal detector', 'Metalldetektor'), class: 'metal-detector', properties: [{ property: 'sensitivity-iron', unit: 'mm', max: '0.5' }, { property: 'sensitivity-other', unit: 'mm', max: '0.8' }] },
  { id: 'hardness-tester', title: tx('Hardness tester', 'Bruchfestigkeitsprüfer'), class: 'hardness-tester', properties: [] },
  { id: 'tablet-balance', title: tx('Balance for single tablets', 'Waage für einzelne Tabletten'), class: 'analytical-balance', properties: [{ property: 'readability', unit: 'mg', max: '0.1' }] },
  { id: 'thickness-gauge', title: tx('Thickness gauge', 'Dickenmesser'), class: 'thickness-gauge', properties: [{ property: 'readability', unit: 'mm', max: '0.1' }] },
  { id: 'friability-tester', title: tx('Friability tester', 'Friabilator'), class: 'friability-tester', properties: [] },
  { id: 'disintegration-tester', title: tx('Disintegration tester', 'Zerfallstester'), class: 'disintegration-tester', properties: [] },
  { id: 'bulk-scale', title: tx('Scale for bulk tablets', 'Waage für lose Tabletten'), class: 'scale', properties: [{ property: 'capacity', unit: 'kg', min: '5' }] },
  { id: 'hplc', title: tx('Liquid chromatograph', 'Flüssigchromatograph'), class: 'hplc', properties: [] },
  { id: 'uv-spectrometer', title: tx('UV spectrometer', 'UV-Spektrometer'), class: 'uv-spectrometer', properties: [] },
  { id: 'dissolution-tester', title: tx('Dissolution tester, paddle', 'Freisetzungstester, Blattrührer'), class: 'dissolution-tester', properties: [{ property: 'vessels', unit: '1', min: '6' }] },
  { id: 'packaging-line', title: tx('Packaging line for bottles', 'Verpackungslinie für Flaschen'), class: 'packaging-line', properties: [] },
  { id: 'checkweigher', title: tx('Checkweigher', 'Kontrollwaage'), class: 'checkweigher', properties: [] },
  { id: 'torque-tester', title: tx('Torque tester', 'Drehmomentprüfer'), class: 'torque-tester', properties: [{ property: 'range', unit: 'N.m', min: '2' }] },
];

/** Trainings that steps ask for. */
export const QUALIFICATIONS: readonly QualificationRequirement[] = [
  { code: 'GMP-ANNUAL', title: tx('Good manufacturing practice, yearly', 'Gute Herstellungspraxis, jährlich') },
  { code: 'SOP-MFG-WAR-001', title: tx('Manufacture of warfarin tablets', 'Herstellung von Warfarin-Tabletten') },
  { code: 'SOP-NTI-001', title: tx('Products of narrow therapeutic index', 'Produkte mit enger therapeutischer Breite') },
  { code: 'AM-WAR-001', title: tx('Analysis of warfarin tablets', 'Analytik von Warfarin-Tabletten') },
];
