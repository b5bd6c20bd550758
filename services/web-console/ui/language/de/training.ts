import type { training as english } from '../en/training';
import type { Words } from '../words';

export const training: Words<typeof english> = {
  training: {
    matrix: 'Schulungsmatrix', find: 'Name, Nummer oder Code', legend: 'Was die Zustände bedeuten', chosen: 'Gewählt', never: 'Wurde nie erteilt', grant: 'Erteilen', 'as-trainee': 'Nur unter Anleitung (in Ausbildung)',
    holders_one: '{{count}} Person', holders_other: '{{count}} Personen', 'none-for': 'Nicht qualifiziert für {{code}}',
    'new-code': 'Code einer Schulung', 'new-code-help': 'Wie Schritte danach fragen; equipment/KLASSE für Geräte', 'add-column': 'Spalte hinzufügen',
    tasks: 'Meine Aufgaben', 'no-tasks': 'Nichts zu lesen', 'no-tasks-help': 'Neue Versionen von Rezepten und Dokumenten, nach denen Sie arbeiten, erscheinen hier; sie werden vorher gelesen und unterschrieben.', 'to-read': 'Zu lesen und zu unterschreiben', since: 'seit', read: 'Lesen', understood: 'Gelesen und verstanden: unterschreiben',
    trainer: 'Anleitende Person', 'trainer-help': 'Personalnummer; sie unterschreibt am Ende', 'under-trainer': 'Unter Anleitung von {{trainer}}', 'trained-by': 'Schulung zu dieser Zeit', 'trained-until': 'bis',
    kind: { operation: 'Tätigkeit', equipment: 'Gerät', 'recipe-version': 'Rezeptversion', 'document-version': 'Dokumentversion' },
    state: { valid: 'Gültig', ending: 'Läuft bald ab', trainee: 'In Ausbildung', 'not-yet': 'Noch nicht', expired: 'Abgelaufen', revoked: 'Entzogen' },
  },
};
