import type { people as english } from '../en/people';
import type { Words } from '../words';

export const people: Words<typeof english> = {
  people: {
    title: 'Personen', qualifications: 'Qualifikationen', qualification: 'Qualifikation', security: 'Sicherheitsereignisse', number: 'Nummer', name: 'Name', roles: 'Rollen', sites: 'Standorte', accounts: 'Konten', locked: 'Gesperrt',
    none: 'Noch keine Personen', 'none-help': 'Personen kommen mit ihrer Personalnummer vom Anmeldedienst oder werden von einem Administrator eingetragen.',
    'no-events': 'Keine Sicherheitsereignisse', 'no-events-help': 'Abgewiesene Versuche und misslungene Anmeldungen erscheinen hier: falsche Passwörter, fehlende Rechte, fremde Standorte.',
    'no-qualifications': 'Noch keine Qualifikationen', 'no-qualifications-help': 'Die Schulung erteilt sie mit Unterschrift; Schritte fragen im Augenblick der Handlung danach.',
    kind: 'Was', detail: 'Einzelheit', state: 'Zustand', from: 'Von', until: 'Bis',
  },
  qualification: { valid: 'Gültig', 'not-yet': 'Noch nicht', expired: 'Abgelaufen', revoked: 'Entzogen' },
  security: {
    'signed-in': 'Angemeldet', 'signed-out': 'Abgemeldet', 'sign-in-refused': 'Anmeldung abgewiesen', 'account-locked': 'Konto gesperrt', 'credential-changed': 'Zugangsdaten geändert', 'credential-removed': 'Zugangsdaten entfernt', 'client-refused': 'Anwendung abgewiesen',
    'not-permitted': 'Ohne Recht', 'token-invalid': 'Ungültiges Token', 'terminal-not-proven': 'Nicht das Terminal, das es nennt', 'person-mapping-wrong': 'Konto einer anderen Person', 'login-failed': 'Anmeldung misslungen', 'not-found': 'Nicht an den Standorten',
  },
  device: {
    title: 'Dieses Gerät', help: 'Wählen Sie das Terminal, das dieses Gerät wird. Was hier geschieht, wird damit aufgezeichnet, und „vor Ort“ heißt hier. Das Gerät, das es bisher war, ist es dann nicht mehr.', ask: 'Ein Administrator macht dieses Gerät zum Terminal. Was hier geschieht, wird dann damit aufgezeichnet, und „vor Ort“ heißt hier.', none: 'Es ist kein Terminal',
    new: 'Neues Terminal', code: 'Code', site: 'Standort', area: 'Bereich', name: 'Name', enrol: 'Dieses Gerät wird es', revoke: '{{code}} entziehen', 'revoke-now': 'Entziehen',
    'no-terminals': 'Noch keine Terminals', 'no-terminals-help': 'Ein Administrator meldet sie an, jedes mit seinem Bereich.',
  },
};
