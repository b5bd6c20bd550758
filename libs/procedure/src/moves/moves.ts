import type { AllowedMove } from '@batchwright/kernel';

/** A move of the catalogue: what it is called, who may make it, and where. `{run}`, `{step}`, `{exception}`, `{recipe}` are filled in where they are known. */
export type MoveEntry = Omit<AllowedMove, 'move'>;

const PERFORMERS = ['operator', 'dispenser', 'supervisor'];
const RUN = '/api/batch-execution/v1/runs/{run}';
const STEP = `${RUN}/steps/{step}`;
const BATCH = '/api/review/v1/batches/{run}';

function move(en: string, de: string, roles: readonly string[], route?: string): MoveEntry {
  return { title: { en, de }, roles, ...(route === undefined ? {} : { route }) };
}

/**
 * Every legal move out of a state that refuses (requirement B20; 21 CFR 211.100(b)). Moves of quality are made before the act; identity and four eyes have
 * no exit, there only another person goes on (gmp, "Absolute or deviation-permitted").
 */
export const MOVES = {
  // the run
  'release-to-floor': move('Release the run to the floor', 'Lauf zur Ausführung freigeben', ['supervisor'], `POST ${RUN}/release-to-floor`),
  resume: move('Resume the run', 'Lauf fortsetzen', PERFORMERS, `POST ${RUN}/commands`),
  restart: move('Restart the run', 'Lauf wieder anfahren', PERFORMERS, `POST ${RUN}/commands`),
  'other-command': move('Give a command that this state allows', 'Einen Befehl geben, den dieser Zustand erlaubt', PERFORMERS, `POST ${RUN}/commands`),
  'take-shift': move('Take the run over', 'Den Lauf übernehmen', PERFORMERS, `POST ${RUN}/handovers/{handover}/taking`),
  'unseal-run': move('Take the record back from disposition', 'Aufzeichnung aus der Entscheidung zurücknehmen', ['qa']),
  'make-effective': move('Bring an approved version of the recipe into force', 'Eine genehmigte Version des Rezepts in Kraft setzen', ['qa']),
  'raise-exception': move('Raise an exception, so that quality decides', 'Eine Ausnahme melden, damit die Qualität entscheidet', PERFORMERS, `POST ${RUN}/exceptions`),
  // the step
  'do-what-comes-first': move('Do the steps that come first', 'Die Schritte tun, die zuvor kommen', PERFORMERS),
  'start-step': move('Start the step', 'Schritt beginnen', PERFORMERS, `POST ${STEP}/start`),
  'complete-step': move('Complete the open steps', 'Offene Schritte abschließen', PERFORMERS),
  'record-entry': move('Record what is missing', 'Das Fehlende erfassen', PERFORMERS, `POST ${STEP}/entries`),
  'ask-machine': move('Take the value from the machine', 'Den Wert von der Maschine nehmen', PERFORMERS, `POST ${STEP}/machine-questions`),
  'correct-entry': move('Correct the entry, with a reason', 'Den Eintrag mit Grund korrigieren', PERFORMERS, `POST ${STEP}/corrections`),
  'reopen-step': move('Open the step again', 'Den Schritt wieder öffnen', ['supervisor', 'qa'], `POST ${STEP}/moves`),
  'reassign-step': move('Let another person go on with the step', 'Eine andere Person den Schritt fortsetzen lassen', ['supervisor'], `POST ${STEP}/moves`),
  'change-equipment': move('Change the equipment in the middle of the step', 'Das Gerät mitten im Schritt wechseln', ['supervisor'], `POST ${STEP}/moves`),
  'late-entry': move('Enter late what was observed, checked by a second person', 'Beobachtetes nachtragen, von einer zweiten Person geprüft', [...PERFORMERS, 'qc'], `POST ${STEP}/moves`),
  'not-applicable': move('Close the step as not applicable, under an approved deviation', 'Den Schritt unter genehmigter Abweichung als nicht zutreffend schließen', ['supervisor'], `POST ${STEP}/moves`),
  'choose-recovery': move('Choose a recovery that the reaction plan allows', 'Eine Abhilfe wählen, die der Reaktionsplan erlaubt', ['qa', 'supervisor'], `POST ${STEP}/moves`),
  'second-check': move('Let a second person repeat the reading', 'Eine zweite Person die Ablesung wiederholen lassen', PERFORMERS, `POST ${STEP}/second-checks`),
  sign: move('Sign', 'Unterschreiben', PERFORMERS, `POST ${STEP}/signatures`),
  'sign-again': move('Read what it is now, and sign that', 'Lesen, was jetzt dasteht, und das unterschreiben', []),
  'sign-at-the-place': move('Let somebody sign at the place: at the terminal of the step, or one of its area', 'Am Ort unterschreiben lassen: am Terminal des Schritts oder einem seines Bereichs', PERFORMERS, `POST ${STEP}/signatures`),
  'stand-beside': move('Stand beside the step in a session with its operator: he calls', 'In einer Sitzung mit der ausführenden Person am Schritt stehen: sie ruft', PERFORMERS, 'POST /api/tandem/v1/sessions'),
  'freeze-picture': move('Freeze the picture of the operator now, and sign with that', 'Das Bild der ausführenden Person jetzt einfrieren und damit unterschreiben', [], 'POST /api/tandem/v1/sessions/{session}/pictures'),
  'look-again': move('Look at it again, and decide anew', 'Noch einmal ansehen und neu entscheiden', []),
  wait: move('Wait until then', 'Bis dahin warten', []),
  'try-again': move('Try again in a moment', 'Gleich noch einmal versuchen', []),
  // people
  'another-person': move('Let another person do it', 'Eine andere Person es tun lassen', PERFORMERS),
  'name-trainer': move('Name the trainer who is with you', 'Die anleitende Person nennen', PERFORMERS, `POST ${STEP}/start`),
  'grant-qualification': move('Record the missing training', 'Die fehlende Schulung eintragen', ['trainer'], 'POST /api/training/v1/qualifications'),
  'read-version': move('Read the new version and sign that you understood it', 'Die neue Version lesen und unterschreiben', PERFORMERS),
  // equipment, material, the line
  'withdraw-request': move('Choose another item, or ask again', 'Ein anderes Stück wählen oder noch einmal fragen', PERFORMERS, `POST ${STEP}/withdrawal`),
  'name-item': move('Scan the item', 'Das Stück scannen', PERFORMERS, `POST ${STEP}/start`),
  'keep-document': move('Register the document, or add its version', 'Das Dokument anlegen oder seine Version hinzufügen', ['engineer', 'qa'], 'POST /api/recipes/v1/documents'),
  'clean-equipment': move('Clean the equipment by a cleaning run', 'Das Gerät durch einen Reinigungslauf reinigen', PERFORMERS),
  'service-equipment': move('Calibrate, service or release the equipment', 'Das Gerät kalibrieren, warten oder freigeben', ['maintenance', 'qa']),
  'receive-lot': move('Receive more of the material', 'Mehr von dem Material annehmen', ['warehouse'], 'POST /api/resources/v1/lots'),
  'plan-order': move('Plan the order anew: another time, other items or people', 'Den Auftrag neu planen: andere Zeit, andere Geräte oder Personen', ['supervisor'], 'POST /api/batch-execution/v1/orders/{order}/plan'),
  'decide-lot': move('Decide about the lot', 'Über die Charge des Materials entscheiden', ['qa']),
  'clear-line': move('Clear the line and let it be checked', 'Die Linie räumen und prüfen lassen', PERFORMERS),
  // quality, before the act
  'approve-deviation': move('Approve a deviation that permits it once', 'Abweichung genehmigen, die es einmal gestattet', ['qa'], `POST ${BATCH}/deviations`),
  'decide-exception': move('Decide the exception', 'Ausnahme entscheiden', ['qa'], 'POST /api/review/v1/exceptions/{exception}/decision'),
  'close-investigation': move('Close the investigation', 'Die Untersuchung abschließen', ['qa'], 'POST /api/review/v1/investigations/{investigation}/closing'),
  'review-production': move('Sign the production review', 'Die Herstellungsprüfung unterschreiben', ['supervisor'], `POST ${BATCH}/production-review`),
  'review-quality': move('Sign the quality review', 'Die Qualitätsprüfung unterschreiben', ['qa'], `POST ${BATCH}/quality-review`),
  release: move('Release the batch', 'Die Charge freigeben', ['qa', 'qp'], `POST ${BATCH}/disposition`),
  reject: move('Reject the batch as it is', 'Die Charge zurückweisen, wie sie ist', ['qa'], `POST ${BATCH}/disposition`),
  'block-batch': move('Block the released batch', 'Die freigegebene Charge sperren', ['qa'], `POST ${BATCH}/disposition`),
} as const satisfies Readonly<Record<string, MoveEntry>>;

/** Name of a move of the catalogue. */
export type MoveName = keyof typeof MOVES;

/** A move as a refusal names it; roles where the recipe or the batch say another than the catalogue. */
export function moveOf(name: MoveName, roles?: readonly string[]): AllowedMove {
  const entry: MoveEntry = MOVES[name];
  return { move: name, ...entry, ...(roles === undefined ? {} : { roles }) };
}
