import type { preFlight as english } from '../en/pre-flight';
import type { Words } from '../words';

export const preFlight: Words<typeof english> = {
  'pre-flight': {
    title: 'Woran er scheitern wird', planned: 'Geplant', clean: 'Nichts spricht dagegen', refusals_one: 'Wird aus 1 Grund abgelehnt', refusals_other: 'Wird aus {{count}} Gründen abgelehnt', steps: 'verlangt von',
    start: 'Geplanter Beginn', 'start-help': 'Dann ist schon vorher zu sehen, was dagegen spricht', end: 'Geplantes Ende', items: 'Geplante Geräte', 'any-item': 'Irgendein passendes', people: 'Geplante Personen', 'people-help': 'Niemand genannt: wer die Schulung hat', 'plan': 'Planen', 'plan-anew': 'Neu planen', 'plan-of': 'Plan von {{number}}', reason: 'Warum (darf leer bleiben)', keep: 'Plan behalten', 'take-back': 'Nicht mehr geplant', with: 'mit', by: 'durch',
    binds: 'Ein Plan bindet niemanden: Er ist das, wonach vorab gefragt wird.',
    code: { 'document-not-read': 'Dokument nicht gelesen', 'document-not-in-effect': 'keine Version gültig', 'document-version-unknown': 'Bild nicht bekannt', 'recipe-not-effective': 'keine Version in Kraft', 'qualification-missing': 'Schulung fehlt', 'version-not-read': 'Version nicht gelesen', 'equipment-unsuitable': 'Gerät nicht geeignet', 'material-short': 'nicht genug davon', 'material-unsuitable': 'Material nicht geeignet' },
  },
  foreseen: {
    'document-not-in-effect': 'Am {{at}} gilt keine Version von {{document}}', 'document-version-unknown': 'Version {{version}} von {{document}} ist nicht bekannt',
    'no-version-in-force': 'Am {{at}} ist keine Version von {{recipe}} in Kraft',
    'too-few-people': '{{able}} von {{asked}} Personen haben {{training}}', 'training-until': '{{person}}: bis {{at}}', 'training-revoked': '{{person}}: entzogen am {{at}}', 'training-from': '{{person}}: ab {{at}}',
    'unknown-item': '{{item}} gibt es am Standort nicht', 'wrong-class': '{{item}} ist ein Gerät der Klasse {{class}}, verlangt ist {{asked}}', 'property-not-met': '{{item}} hat nicht, was verlangt ist: {{property}}', 'equipment-blocked': '{{item}} ist gesperrt: {{why}}',
    'in-maintenance': '{{item}} ist bei der Instandhaltung: {{workOrder}}, {{why}}', 'not-clean': '{{item}} ist nicht sauber', 'not-clean_used': '{{item}} ist nicht sauber: benutzt von Charge {{batch}}', 'clean-hold-expired': 'Die Reinigung von {{item}} hält bis {{at}}',
    'product-before-unknown': 'Was {{item}} vorher hergestellt hat, ist nicht bekannt; ein Wechsel zu {{product}} verlangt vielleicht eine große Reinigung', 'cleaning-level-too-low': '{{item}} hat {{before}} hergestellt und seitdem keine große Reinigung gehabt; der Wechsel zu {{product}} verlangt eine',
    'calibration-overdue': 'Die Kalibrierung von {{item}} ist am {{day}} fällig', 'qualification-overdue': 'Die Qualifizierung von {{item}} ist am {{day}} fällig', 'not-calibrated': 'Die Kalibrierung von {{item}} fehlt', 'not-qualified': 'Die Qualifizierung von {{item}} fehlt', 'equipment-occupied': '{{item}} ist von Charge {{batch}} belegt, Schritt {{step}}',
    'not-enough': '{{have}} {{unit}} {{material}} können entnommen werden, {{asked}} {{unit}} werden gebraucht', 'not-enough-of-one-lot': '{{have}} {{unit}} {{material}} können aus einer Materialcharge entnommen werden, {{asked}} {{unit}} werden gebraucht', 'taken-before': 'Der Auftrag {{order}}, geplant für {{at}}, nimmt vorher {{amount}} {{unit}}',
    'wrong-material': '{{container}} enthält {{material}}, verlangt ist {{asked}}', 'lot-in-quarantine': 'Materialcharge {{lot}} ist in Quarantäne', 'lot-rejected': 'Materialcharge {{lot}} ist zurückgewiesen', 'lot-restricted': 'Materialcharge {{lot}} ist eingeschränkt: {{why}}', 'lot-blocked': 'Materialcharge {{lot}} ist gesperrt: {{why}}', 'container-blocked': 'Gebinde {{container}} ist gesperrt: {{why}}',
    'lot-on-hold': 'Materialcharge {{lot}} ist angehalten: Materialcharge {{origin}} ging hinein ({{why}})', 'stock-category': 'Materialcharge {{lot}} ist nicht für die Produktion bestimmt: {{category}}', 'lot-expired': 'Materialcharge {{lot}} verfällt nach dem {{day}}', 'expires-during-step': 'Materialcharge {{lot}} verfällt nach dem {{day}}, und der Schritt kann bis {{at}} dauern', 'retest-overdue': 'Materialcharge {{lot}} ist bis {{day}} erneut zu prüfen', 'container-empty': 'In {{container}} ist nichts mehr',
  },
};
