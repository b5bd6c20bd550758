import type { Role } from './role';

/** Who may do something, and what the action is. */
export interface PermissionRule {
  /** Any one of these roles. */
  readonly roles: readonly Role[];
  /** `site`: only inside the sites of the token; `none`: the object belongs to no site. */
  readonly scope: 'site' | 'none';
  /** True: the provider is asked again whether the person is still enabled, because a token outlives a dismissal by minutes. */
  readonly introspect?: true;
  readonly about: string;
}

const FLOOR: readonly Role[] = ['operator', 'dispenser', 'supervisor', 'warehouse', 'qc', 'maintenance'];
const GMP: readonly Role[] = [...FLOOR, 'engineer', 'qa', 'qp', 'trainer'];
const READERS: readonly Role[] = [...GMP, 'inspector'];
const EVERYBODY: readonly Role[] = [...READERS, 'integrator', 'admin'];

const site = (roles: readonly Role[], about: string): PermissionRule => ({ roles, scope: 'site', about });
const none = (roles: readonly Role[], about: string): PermissionRule => ({ roles, scope: 'none', about });

/**
 * The one table of permissions: guard, documentation and the test of every role at every door come from it. `admin` is technical
 * and holds no GMP right (gmp 11).
 */
export const PERMISSIONS = {
  'identity.read-me': none(EVERYBODY, 'Read who one is here'),
  'identity.read-people': none([...READERS, 'admin'], 'List people'),
  'identity.register-person': none(['admin'], 'Register a person and the accounts'),
  'identity.read-terminals': site(EVERYBODY, 'List terminals'),
  'identity.enrol-terminal': site(['admin'], 'Enrol a terminal'),
  'identity.read-keys': none(EVERYBODY, 'Read the archived keys of the provider'),
  'identity.read-security-events': none(['qa', 'inspector', 'admin'], 'Read the security stream'),
  'identity.begin-ceremony': site(GMP, 'Begin the signing of a statement'),
  'identity.read-ceremony': site(GMP, 'Fetch the evidence of a ceremony one began'),
  'recipes.read': site(READERS, 'Read recipes, versions, findings, differences and controlled documents'),
  'recipes.draft': site(['engineer'], 'Write drafts of recipes'),
  'recipes.submit': site(['engineer'], 'Submit a draft to review'),
  'recipes.return': site(['supervisor', 'qa'], 'Return a version to its authors'),
  'recipes.approve': site(['supervisor', 'qa'], 'Approve a recipe version'),
  'recipes.make-effective': site(['qa'], 'Bring an approved version into force'),
  'recipes.withdraw': site(['qa'], 'Take a version out of force'),
  'recipes.confirm-review': site(['engineer', 'qa'], 'Confirm that a version in force was looked at again and needs no change'),
  'recipes.keep-documents': site(['engineer', 'qa'], 'Register controlled documents, add their versions, withdraw them'),
  'execution.read': site(READERS, 'Read orders, runs, steps and their record'),
  'execution.create-order': site(['integrator', 'supervisor'], 'Enter a process order'),
  'execution.plan-order': site(['supervisor'], 'Plan an order: when, with what and by whom'),
  'execution.create-batch': site(['supervisor'], 'Make a batch of an order'),
  'execution.release-to-floor': site(['supervisor'], 'Release a batch to the floor'),
  'execution.perform': site(GMP, 'Start, record and complete steps; the step itself says which roles and qualifications'),
  'execution.sign': site(GMP, 'Sign at a step as the policy of the step says'),
  'execution.hand-over': site(['operator', 'dispenser', 'supervisor'], 'Hand a run over to the next shift, take it over, signed'),
  'execution.make-move': site(['operator', 'dispenser', 'supervisor', 'engineer', 'qc', 'qa', 'qp'], 'Make a signed move out of a stuck step; the move itself says which roles'),
  'execution.command-run': site(['operator', 'dispenser', 'supervisor'], 'Pause, hold, stop, abort and resume a run'),
  'execution.set-exception-rules': { ...site(['qa'], 'Change how a site treats exceptions, signed with a second factor'), introspect: true },
  'execution.raise-exception': site(GMP, 'Raise an exception or comment'),
  'resources.read': site(READERS, 'Read materials, lots, containers and equipment'),
  'resources.receive-lot': site(['warehouse'], 'Receive a lot'),
  'resources.add-certificate': site(['warehouse', 'qc'], 'Add the certificate of its supplier to a lot'),
  'resources.release-lot': site(['qc'], 'Release or reject a lot'),
  'resources.qualify-supplier': site(['qa'], 'Qualify a supplier for a material, or withdraw it, signed'),
  'resources.block-lot': site(['qa', 'qc'], 'Block and unblock a lot'),
  'resources.move-stock': site(['warehouse', 'dispenser', 'operator', 'supervisor'], 'Move a container to another place, return what a batch did not use'),
  'resources.print-label': site(['warehouse', 'dispenser', 'operator', 'qc'], 'Print labels of containers'),
  'resources.weigh': site(['dispenser', 'operator', 'supervisor'], 'Check a scale and weigh on it'),
  'resources.keep-weight': site(['supervisor', 'qa'], 'Keep a mass outside its tolerance, signed'),
  'resources.set-picking-rule': site(['supervisor', 'qa'], 'Say which lot of a material is taken first'),
  'resources.waive-picking-order': site(['supervisor', 'qa'], 'Let a batch take a container before its turn, signed'),
  'resources.stage': site(['warehouse', 'dispenser', 'operator', 'supervisor'], 'Bring containers to a batch'),
  'resources.sample-lot': site(['qc'], 'Draw a sample of a container'),
  'resources.adjust-stock': site(['warehouse', 'supervisor'], 'Correct what is in a container, destroy material'),
  'resources.produce-lot': site(['operator', 'supervisor', 'warehouse'], 'Bring what a batch has made into stock'),
  'resources.categorise-lot': site(['qa', 'qc'], 'Change what the stock of a lot is kept for'),
  'resources.register-equipment': site(['maintenance', 'engineer'], 'Register equipment'),
  'resources.clean-equipment': site(['operator', 'dispenser', 'supervisor'], 'Record a cleaning'),
  'resources.set-product-change': site(['qa', 'engineer'], 'Say what cleaning lies between two products'),
  'resources.calibrate-equipment': site(['maintenance'], 'Record a calibration'),
  'resources.qualify-equipment': site(['qa', 'engineer'], 'Record a qualification of equipment'),
  'resources.hand-over-equipment': site(['supervisor', 'maintenance'], 'Hand equipment over to maintenance'),
  'resources.end-maintenance': site(['maintenance'], 'Give equipment back after maintenance, signed'),
  'resources.write-logbook': site(['operator', 'dispenser', 'supervisor', 'maintenance', 'qc', 'qa', 'engineer'], 'Write into the logbook of equipment or a room by hand, signed'),
  'resources.import-usage-history': site(['maintenance', 'engineer', 'qa'], 'Import the history of use of equipment'),
  'resources.block-equipment': site(['qa', 'maintenance', 'supervisor'], 'Block and unblock equipment'),
  'training.read': site(READERS, 'Read qualifications'),
  'training.grant': site(['trainer'], 'Grant a qualification'),
  'training.read-version': site(GMP, 'Sign that one has read and understood a new version'),
  'training.revoke': site(['trainer', 'qa'], 'Revoke a qualification'),
  'review.read': site(['supervisor', 'qc', 'qa', 'qp', 'inspector'], 'Read exceptions, reviews and packages'),
  'review.be-told': site(GMP, 'Be told of new exceptions: quality of each, the roles that a reaction plan names of those that began it'),
  'review.decide-exception': site(['qa'], 'Decide an exception'),
  'review.countersign-exception': site(['qa', 'qp', 'supervisor'], 'Give the second signature that closes an exception; the rules of the site say which of them'),
  'review.approve-deviation': site(['qa'], 'Approve a deviation that lets a step pass a gate once'),
  'review.investigate': site(['qa'], 'Investigate a deviation, extend it to other batches, close it'),
  'review.review-production': site(['supervisor'], 'Sign the production review'),
  'review.review-quality': site(['qa'], 'Sign the quality review'),
  'review.dispose': { ...site(['qa', 'qp'], 'Release, reject, leave pending, block or unblock a batch'), introspect: true },
  'review.invalidate-result': site(['qc', 'qa'], 'Declare a result invalid after the release, which blocks the batch'),
  'review.certify': { ...site(['qp'], 'Certify a released batch in the register'), introspect: true },
  'process.read': site(READERS, 'Read connections, tags, curves and alarms'),
  'process.draft-connection': site(['engineer', 'maintenance'], 'Write drafts of connections and tags, browse and try their sources'),
  'process.approve-connection': site(['qa'], 'Approve a connection, give it back, take it out of force'),
  'process.choose-golden-batch': site(['engineer', 'qa'], 'Say which runs of a recipe the others are held against, take that back'),
  'process.acknowledge': site(['operator', 'dispenser', 'supervisor', 'maintenance', 'engineer', 'qa'], 'Acknowledge an alarm'),
  'process.shelve': site(['operator', 'supervisor', 'engineer'], 'Shelve an alarm for a time, take it back'),
  'tandem.read': site(READERS, 'See who may help with a step, and who stood beside it'),
  'tandem.call': site(FLOOR, 'Call an expert to a step, end the session'),
  'tandem.read-recording': site(['supervisor', 'qc', 'qa', 'qp', 'inspector'], 'Watch the recording of a session'),
  'tandem.take-part': site(GMP, 'Be there to be called, answer a call, take part in a session'),
  'console.read': none(EVERYBODY, 'Use the console'),
} as const satisfies Record<string, PermissionRule>;

/** Name of an action in the table. */
export type Action = keyof typeof PERMISSIONS;
