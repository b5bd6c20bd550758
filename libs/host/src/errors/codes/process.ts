import { errorCodes } from '../error-entry';

/** Connections to machines, tags, what they say. */
export const PROCESS_CODES = errorCodes({
  'tag-unfit': [422, ['The tag does not fit', '{tag}, {part}: {why}.'], ['Die Messstelle passt nicht', '{tag}, {part}: {why}.']],
  'tags-too-many': [422, ['Too many tags', 'A connection has at most {most} tags, these are {count}. Divide them among several connections.'], ['Zu viele Messstellen', 'Eine Verbindung hat höchstens {most} Messstellen, das sind {count}. Bitte auf mehrere Verbindungen verteilen.']],
  'golden-run-of-other-recipe': [422, ['A run of another recipe', '{number} is of {recipe}. Choose runs of {asked}.'], ['Ein Lauf eines anderen Rezepts', '{number} ist von {recipe}. Bitte Läufe von {asked} wählen.']],
  'golden-run-not-over': [409, ['The run is not over', '{number} still runs. Choose it when it is over.'], ['Der Lauf ist nicht zu Ende', '{number} läuft noch. Bitte wählen, wenn er zu Ende ist.']],
  'source-unreachable': [503, ['The source does not answer', '{endpoint}: {why}'], ['Die Quelle antwortet nicht', '{endpoint}: {why}']],
  'source-refuses': [422, ['The source refuses', '{address}: {why}'], ['Die Quelle lehnt ab', '{address}: {why}']],
  'set-point-not-confirmed': [503, ['Not confirmed', '{address}: {why}'], ['Nicht bestätigt', '{address}: {why}']],
  'credential-unknown': [422, ['Credential unknown', 'No credential {name} was put beside the service. Whoever runs the plant adds it, then try again.'], ['Zugangsdaten unbekannt', 'Zugangsdaten {name} liegen nicht beim Dienst. Wer die Anlage betreibt, fügt sie hinzu, dann bitte noch einmal versuchen.']],
  'spool-full': [503, ['No room for readings', '{bytes} bytes of readings wait for the database already. Sources keep what comes until there is room.'], ['Kein Platz für Messwerte', '{bytes} Bytes Messwerte warten schon auf die Datenbank. Die Quellen behalten, was kommt, bis Platz ist.']],
});
