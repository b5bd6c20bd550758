import { errorCodes } from '../error-entry';

export const RESOURCE_CODES = errorCodes({
  'already-registered': [409, ['Registered already', '{code} is registered already.'], ['Schon erfasst', '{code} ist schon erfasst.']],
  'equipment-in-use': [409, ['Equipment in use', '{code} is in use by {run}.'], ['Gerät belegt', '{code} wird von {run} benutzt.']],
  'already-blocked': [409, ['Blocked already', '{code} is blocked already: {reason}'], ['Schon gesperrt', '{code} ist schon gesperrt: {reason}']],
  'not-blocked': [409, ['Not blocked', '{code} is not blocked.'], ['Nicht gesperrt', '{code} ist nicht gesperrt.']],
  'no-containers': [422, ['No containers', 'A lot comes in at least one container.'], ['Keine Gebinde', 'Eine Charge kommt in mindestens einem Gebinde.']],
  'container-code-twice': [422, ['Container code twice', 'A container code comes twice.'], ['Gebindecode doppelt', 'Ein Gebindecode kommt zweimal vor.']],
  'property-twice': [422, ['Property twice', 'The property {name} comes twice.'], ['Eigenschaft doppelt', 'Die Eigenschaft {name} kommt zweimal vor.']],
  'lot-expired': [409, ['Lot expired', 'Lot {number} expired after {expiry}.'], ['Charge verfallen', 'Charge {number} ist nach dem {expiry} verfallen.']],
});
