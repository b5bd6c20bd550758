import { errorCodes } from '../error-entry';

export const RESOURCE_CODES = errorCodes({
  'already-registered': [409, ['Registered already', '{code} is registered already.'], ['Schon erfasst', '{code} ist schon erfasst.']],
  'equipment-in-use': [409, ['Equipment in use', '{code} is in use by {run}.'], ['Gerät belegt', '{code} wird von {run} benutzt.']],
  'already-blocked': [409, ['Blocked already', '{code} is blocked already: {reason}'], ['Schon gesperrt', '{code} ist schon gesperrt: {reason}']],
  'not-blocked': [409, ['Not blocked', '{code} is not blocked.'], ['Nicht gesperrt', '{code} ist nicht gesperrt.']],
  'no-containers': [422, ['No containers', 'A lot comes in at least one container.'], ['Keine Gebinde', 'Eine Charge kommt in mindestens einem Gebinde.']],
  'container-code-twice': [422, ['Container code twice', 'A container code comes twice.'], ['Gebindecode doppelt', 'Ein Gebindecode kommt zweimal vor.']],
  'property-twice': [422, ['Property twice', 'The property {name} comes twice.'], ['Eigenschaft doppelt', 'Die Eigenschaft {name} kommt zweimal vor.']],
  'not-enough-free': [409, ['Not so much is free', '{code} has {free} {unit} that are reserved for nobody; {asked} {unit} cannot leave it.'], ['So viel ist nicht frei', 'In {code} sind {free} {unit} für niemanden reserviert; {asked} {unit} können nicht heraus.']],
  'more-than-received': [409, ['More than came', '{code} came with {received} {unit}; more cannot go back into it.'], ['Mehr als gekommen ist', '{code} kam mit {received} {unit}; mehr kann nicht zurück.']],
  'lot-expired': [409, ['Lot expired', 'Lot {number} expired after {expiry}.'], ['Charge verfallen', 'Charge {number} ist nach dem {expiry} verfallen.']],
});
