import { errorCodes } from '../error-entry';

export const RECIPE_CODES = errorCodes({
  'recipe-invalid': [422, ['Not a recipe', 'This is not a recipe: {problems}'], ['Kein Rezept', 'Das ist kein Rezept: {problems}']],
  'recipe-has-errors': [422, ['The recipe has errors', 'The recipe has {count} errors: {errors}'], ['Das Rezept hat Fehler', 'Das Rezept hat {count} Fehler: {errors}']],
  'recipe-code-differs': [422, ['Document of another recipe', 'The document is of recipe {found}, not {expected}.'], ['Dokument eines anderen Rezepts', 'Das Dokument gehört zu Rezept {found}, nicht {expected}.']],
  'import-unreadable': [422, ['The file cannot be read', 'Line {line}: {what}. Mend the file where it comes from, and import it again.'], ['Die Datei ist nicht lesbar', 'Zeile {line}: {what}. Bitte die Datei an ihrer Quelle berichtigen und neu einlesen.']],
  'import-code-missing': [422, ['A code is needed', 'A BatchML file has no code that fits here: say which code the recipe gets.'], ['Ein Code fehlt', 'Eine BatchML-Datei hat keinen Code, der hier gilt: bitte angeben, welchen Code das Rezept bekommt.']],
  'import-incomplete': [422, ['Points of the import are open', '{open} points of the imported file are open, the first is number {first}. Deal with them in the draft and close them.'], ['Punkte des Imports sind offen', '{open} Punkte der eingelesenen Datei sind offen, der erste ist Nummer {first}. Bitte im Entwurf erledigen und schließen.']],
  'import-point-unknown': [422, ['No such point', 'The import has no point {point} that needs to be dealt with.'], ['Diesen Punkt gibt es nicht', 'Der Import hat keinen Punkt {point}, der zu erledigen wäre.']],
  'change-control-missing': [422, ['No change control', 'Version {version} of {recipe} is written under no change control. Enter its number in the draft, then submit it.'], ['Kein Änderungsantrag', 'Version {version} von {recipe} steht unter keinem Änderungsantrag. Bitte seine Nummer im Entwurf eintragen und dann einreichen.']],
  'effective-date-past': [422, ['This date has begun', '{date} has begun at the site. Choose a later date, or bring the version into force now.'], ['Dieser Tag hat begonnen', 'Der {date} hat am Standort schon begonnen. Bitte einen späteren Tag wählen oder die Version jetzt in Kraft setzen.']],
  'newer-version-effective': [409, ['A newer version is in force', 'Version {effective} is in force already. Draft the content of version {version} anew.'], ['Eine neuere Version ist in Kraft', 'Version {effective} ist schon in Kraft. Bitte den Inhalt von Version {version} neu entwerfen.']],
  'already-approved': [409, ['Approved by you before', 'You have approved this version.'], ['Von Ihnen schon genehmigt', 'Sie haben diese Version schon genehmigt.']],
  'approval-not-yours': [403, ['No approval open for your roles', 'An approval of this kind is not open for your roles. Still missing: {missing}.'], ['Keine Genehmigung für Ihre Rollen offen', 'Eine Genehmigung dieser Art ist für Ihre Rollen nicht offen. Es fehlen: {missing}.']],
  'wrong-state': [409, ['Not in this state', 'It is {state}: {command} is not possible. Possible: {allowed}. [Last changed by {lastChange}.]'], ['Nicht in diesem Zustand', 'Der Zustand ist {state}: {command} ist nicht möglich. Möglich: {allowed}. [Zuletzt geändert von {lastChange}.]']],
});
