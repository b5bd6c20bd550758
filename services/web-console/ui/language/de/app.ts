import type { app as english } from '../en/app';
import type { Words } from '../words';

export const app: Words<typeof english> = {
  product: 'Batchwright',
  loading: 'Lädt …',
  nav: { main: 'Hauptmenü', skip: 'Zum Inhalt', work: 'Meine Arbeit', board: 'Chargen', recipes: 'Rezepte', exceptions: 'Ausnahmen', review: 'Prüfung', materials: 'Material', equipment: 'Geräte', people: 'Personen', device: 'Dieses Gerät' },
  session: {
    welcome: 'Elektronisches Herstellungsprotokoll',
    'sign-in': 'Anmelden',
    'sign-in-help': 'Sie gehen zur Anmeldeseite des Werks und kommen hierher zurück.',
    'sign-out': 'Abmelden',
    lock: 'Sperren',
    locked: 'Gesperrt',
    'locked-help': 'Diese Konsole wurde eine Weile nicht berührt. Was {{name}} eingegeben hatte, ist aufgehoben.',
    unlock: 'Weiter als {{name}}',
    'somebody-else': 'Jemand anderes',
    no: 'Keine Personalnummer',
    language: 'Sprache',
    appearance: 'Darstellung',
    light: 'Hell',
    dark: 'Dunkel',
    auto: 'Wie das Gerät',
    'no-terminal': 'Kein Terminal',
  },
  live: { off: 'Nicht live', 'off-help': 'Die Verbindung ist unterbrochen; die Anzeige kann veraltet sein. Sie kommt von selbst zurück.' },
  act: {
    'try-again': 'Noch einmal', cancel: 'Abbrechen', close: 'Schließen', back: 'Zurück', save: 'Speichern', open: 'Öffnen', more: 'Mehr zeigen', sign: 'Unterschreiben', send: 'Senden', choose: 'Wählen',
  },
  problem: {
    unreachable: 'Das Werk antwortet nicht',
    'unreachable-help': 'Nichts ging verloren. Netz prüfen, dann noch einmal versuchen.',
    rule: 'Regel: {{rule}}',
    moves: 'Was möglich ist:',
    broken: 'Diese Ansicht hat einen Fehler',
    'broken-help': 'Was aufgezeichnet wurde, ist sicher. Seite neu laden; die IT rufen, wenn es wiederkommt.',
  },
  role: {
    operator: 'Bediener', supervisor: 'Schichtleitung', engineer: 'Prozessingenieur', dispenser: 'Einwaage', warehouse: 'Lager', qc: 'Qualitätskontrolle', qa: 'Qualitätssicherung',
    qp: 'Sachkundige Person', trainer: 'Schulung', maintenance: 'Instandhaltung', integrator: 'Integration', inspector: 'Inspektor', admin: 'Administrator', system: 'das System',
  },
  state: {
    'on-floor': 'Auf der Fläche', idle: 'Bereit', running: 'Läuft', pausing: 'Pausiert gleich', paused: 'Pausiert', holding: 'Hält an', held: 'Angehalten', restarting: 'Läuft an', stopping: 'Stoppt', stopped: 'Gestoppt',
    aborting: 'Bricht ab', aborted: 'Abgebrochen', complete: 'Beendet', created: 'Angelegt', 'in-execution': 'In Herstellung', executed: 'Hergestellt', 'production-reviewed': 'Produktion geprüft',
    'qa-reviewed': 'Qualität geprüft', dispositioned: 'Entschieden', closed: 'Geschlossen', 'not-reached': 'Noch nicht', ready: 'Bereit', requesting: 'Wartet auf Freigabe', started: 'In Arbeit',
    completed: 'Fertig', draft: 'Entwurf', 'in-review': 'In Prüfung', approved: 'Genehmigt', scheduled: 'Terminiert', effective: 'Gültig', superseded: 'Ersetzt', withdrawn: 'Zurückgezogen', collecting: 'In Arbeit',
    pending: 'Offen gelassen', 'partially-released': 'Teilweise freigegeben', 'quality-reviewed': 'Qualität geprüft', releasing: 'Wird freigegeben', released: 'Freigegeben', rejected: 'Zurückgewiesen', open: 'Offen', critical: 'Kritisch', major: 'Schwer', minor: 'Gering',
    quarantine: 'Quarantäne', restricted: 'Eingeschränkt', clean: 'Sauber', dirty: 'Zu reinigen', free: 'Frei', occupied: 'Belegt', blocked: 'Gesperrt', received: 'Wartet', 'batch-created': 'Charge angelegt',
  },
};
