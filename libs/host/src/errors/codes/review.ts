import { errorCodes } from '../error-entry';

export const REVIEW_CODES = errorCodes({
  'batch-already-dispositioned': [409, ['Decided already', 'Batch {number} is {stage}.'], ['Schon entschieden', 'Charge {number} ist {stage}.']],
  'disposition-not-now': [409, ['Not at this stage', 'Batch {number} is {stage}; this is for a batch that is {from}.'], ['Nicht in diesem Stand', 'Charge {number} ist {stage}; dies ist für eine Charge, die {from} ist.']],
  'not-released': [409, ['Not released', 'Batch {number} is {stage}; only a released batch is certified.'], ['Nicht freigegeben', 'Charge {number} ist {stage}; zertifiziert wird nur eine freigegebene Charge.']],
  'already-certified': [409, ['Certified already', 'Batch {number} was certified by {by}.'], ['Schon zertifiziert', 'Charge {number} wurde von {by} zertifiziert.']],
  'release-in-progress': [409, ['Release in progress', 'The release of batch {number} is being sealed.'], ['Freigabe läuft', 'Die Freigabe von Charge {number} wird gerade versiegelt.']],
  'exception-already-decided': [409, ['Exception decided already', 'This exception was decided.'], ['Ausnahme schon entschieden', 'Diese Ausnahme ist schon entschieden.']],
  'classification-too-low': [422, ['Classification too low', 'A {severity} exception cannot be classed as {classification}.'], ['Einstufung zu niedrig', 'Eine Ausnahme der Stufe {severity} kann nicht als {classification} eingestuft werden.']],
  'record-incomplete': [409, ['The record is not complete', 'Batch {number} is not complete: {open}'], ['Die Aufzeichnung ist nicht vollständig', 'Charge {number} ist nicht vollständig: {open}']],
  'review-out-of-order': [409, ['Something comes before', 'First comes: {needs}.'], ['Etwas kommt zuvor', 'Zuerst kommt: {needs}.']],
  'same-person-reviewed': [403, ['Two reviews, two persons', 'The two reviews are made by two persons.'], ['Zwei Prüfungen, zwei Personen', 'Die beiden Prüfungen machen zwei Personen.']],
  'not-permittable': [422, ['No deviation opens this', '“{gate}” has no exit: a deviation can permit {permittable}.'], ['Das öffnet keine Abweichung', '„{gate}“ hat keinen Ausweg: eine Abweichung kann {permittable} gestatten.']],
  'deviation-too-late': [409, ['The step has begun already', 'A deviation is approved before the act; {step} is {status}. Raise an exception instead.'], ['Der Schritt hat schon begonnen', 'Eine Abweichung wird vor der Handlung genehmigt; {step} ist {status}. Melden Sie stattdessen eine Ausnahme.']],
  'validity-not-usable': [422, ['Check until when it holds', 'A permission holds from now on for at most {days} days.'], ['Gültigkeit prüfen', 'Eine Gestattung gilt ab jetzt und höchstens {days} Tage.']],
  'package-not-ready': [409, ['No package yet', 'Batch {number} is {stage}; the release package is made when it is released.'], ['Noch kein Paket', 'Charge {number} ist {stage}; das Freigabepaket entsteht mit der Freigabe.']],
  'checklist-open': [409, ['Points of the checklist are open', 'The {kind} review answers these points first: {open}. What does not apply says why.'], ['Punkte der Prüfliste sind offen', 'Die Prüfung ({kind}) beantwortet zuerst diese Punkte: {open}. Was nicht zutrifft, wird begründet.']],
  'checklist-point-unknown': [422, ['Not a point of this review', 'The {kind} review does not answer: {points}. Points that a rule proves are answered by nobody, others once.'], ['Kein Punkt dieser Prüfung', 'Die Prüfung ({kind}) beantwortet nicht: {points}. Was eine Regel beweist, beantwortet niemand; alles andere einmal.']],
  'result-in-execution': [409, ['The batch is not released', 'Batch {number} is {stage}: correct the result in the run; it is judged again there.'], ['Die Charge ist nicht freigegeben', 'Charge {number} ist {stage}: berichtigen Sie das Ergebnis in der Durchführung; dort wird es neu bewertet.']],
  'operation-open': [409, ['The operation is not done', '{operation} is not ready for its review: {open}'], ['Der Arbeitsgang ist nicht fertig', '{operation} kann noch nicht geprüft werden: {open}']],
  'nothing-to-review': [409, ['There is nothing to review', 'No GMP-critical data of batch {number} was changed: its audit trail needs no signature.'], ['Es gibt nichts zu prüfen', 'In Charge {number} wurden keine GMP-kritischen Daten geändert: ihr Audit-Trail braucht keine Unterschrift.']],
  'already-reviewed': [409, ['Reviewed already', 'The {kind} review was signed by {by}.'], ['Schon geprüft', 'Die Prüfung ({kind}) hat {by} unterschrieben.']],
});
