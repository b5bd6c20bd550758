import type { training as english } from '../en/training';
import type { Words } from '../words';

export const training: Words<typeof english> = {
  training: {
    matrix: 'Schulungsmatrix', find: 'Name, Nummer oder Code', legend: 'Was die Zustände bedeuten', chosen: 'Gewählt', never: 'Wurde nie erteilt', grant: 'Erteilen', 'as-trainee': 'Nur unter Anleitung (in Ausbildung)',
    holders_one: '{{count}} Person', holders_other: '{{count}} Personen', 'none-for': 'Nicht qualifiziert für {{code}}',
    'new-code': 'Code einer Schulung', 'new-code-help': 'Wie Schritte danach fragen; equipment/KLASSE für Geräte', 'add-column': 'Spalte hinzufügen',
    kind: { operation: 'Tätigkeit', equipment: 'Gerät', 'recipe-version': 'Rezeptversion' },
    state: { valid: 'Gültig', ending: 'Läuft bald ab', trainee: 'In Ausbildung', 'not-yet': 'Noch nicht', expired: 'Abgelaufen', revoked: 'Entzogen' },
  },
};
