import { errorCodes } from '../error-entry';

/** Who somebody is, what he may, and what he signed. */
export const PEOPLE_CODES = errorCodes({
  'token-missing': [401, ['Not signed in', 'Sign in first.'], ['Nicht angemeldet', 'Bitte zuerst anmelden.']],
  'token-invalid': [401, ['Sign-in not accepted', 'This sign-in is not accepted ({reason}). Sign in again.'], ['Anmeldung nicht angenommen', 'Diese Anmeldung wird nicht angenommen ({reason}). Bitte neu anmelden.']],
  'token-expired': [401, ['Sign-in expired', 'The sign-in has expired. Sign in again; your work is kept.'], ['Anmeldung abgelaufen', 'Die Anmeldung ist abgelaufen. Bitte neu anmelden; Ihre Arbeit bleibt erhalten.']],
  'person-mapping-wrong': [403, ['Account of another person', 'The account {account} does not belong to the person that it names.'], ['Konto einer anderen Person', 'Das Konto {account} gehört nicht zu der Person, die es nennt.']],
  'terminal-not-proven': [403, ['Terminal not recognised', 'This device is not enrolled as the terminal {terminal} of your sites. An administrator enrols it under "This device", or say there that it is no terminal.'], ['Terminal nicht erkannt', 'Dieses Gerät ist nicht als Terminal {terminal} Ihrer Standorte angemeldet. Ein Administrator meldet es unter „Dieses Gerät“ an; oder geben Sie dort an, dass es kein Terminal ist.']],
  'person-unknown': [422, ['Unknown person', 'No person with the number {person} is known.'], ['Unbekannte Person', 'Es ist keine Person mit der Nummer {person} bekannt.']],
  'not-permitted': [403, ['Not allowed for your roles', 'Your roles do not allow {action}. It takes one of: {needs}.'], ['Für Ihre Rollen nicht erlaubt', 'Ihre Rollen erlauben {action} nicht. Nötig ist eine von: {needs}.']],
  'own-work': [403, ['Own work', 'Nobody judges work of his own ({what}). Another person has to do it.'], ['Eigene Arbeit', 'Niemand beurteilt eigene Arbeit ({what}). Eine andere Person muss das tun.']],
  'statement-unknown': [422, ['Unknown statement', 'There is no such statement to be signed here.'], ['Unbekannte Erklärung', 'Hier gibt es keine solche Erklärung zu unterschreiben.']],
  'evidence-for-another-act': [403, ['Signature of another act', 'This signature was given for {signedFor}, not for {usedFor}.'], ['Unterschrift einer anderen Handlung', 'Diese Unterschrift wurde für {signedFor} gegeben, nicht für {usedFor}.']],
  'evidence-refused': [403, ['Signature not accepted', 'The signature cannot be accepted ({reason}). Sign again.'], ['Unterschrift nicht angenommen', 'Die Unterschrift kann nicht angenommen werden ({reason}). Bitte neu unterschreiben.']],
  'evidence-expired': [403, ['Signature too old', 'The signature was valid until {expiresAt}. Sign again.'], ['Unterschrift zu alt', 'Die Unterschrift galt bis {expiresAt}. Bitte neu unterschreiben.']],
  'evidence-already-used': [409, ['Signature used before', 'This signature was used before. Sign again.'], ['Unterschrift schon verwendet', 'Diese Unterschrift wurde schon verwendet. Bitte neu unterschreiben.']],
  'signer-not-allowed': [403, ['This person may not sign here', 'This person may not sign here ({reason}). Another person has to.'], ['Diese Person darf hier nicht unterschreiben', 'Diese Person darf hier nicht unterschreiben ({reason}). Das muss eine andere tun.']],
  'content-changed': [409, ['Changed after signing', '{subject} changed after it was signed. Read what it is now and sign that.'], ['Nach dem Unterschreiben geändert', '{subject} hat sich nach dem Unterschreiben geändert. Bitte den jetzigen Stand lesen und unterschreiben.']],
  'signature-not-yours': [403, ['Signature of somebody else', 'This act needs the signature of the person who makes it.'], ['Unterschrift eines anderen', 'Diese Handlung braucht die Unterschrift der Person, die sie ausführt.']],
  'statement-invalid': [422, ['Cannot be signed', 'This is no statement that could be signed ({why}).'], ['Kann nicht unterschrieben werden', 'Das ist keine Erklärung, die unterschrieben werden könnte ({why}).']],
  'account-taken': [409, ['Account of another person', 'The account {account} belongs to the person {person}.'], ['Konto einer anderen Person', 'Das Konto {account} gehört der Person {person}.']],
  'provider-unavailable': [503, ['Sign-in service away', 'The sign-in service does not answer ({why}). Nothing was done; try again.'], ['Anmeldedienst nicht erreichbar', 'Der Anmeldedienst antwortet nicht ({why}). Es ist nichts geschehen; bitte noch einmal.']],
});
