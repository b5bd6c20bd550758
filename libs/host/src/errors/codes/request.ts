import { errorCodes } from '../error-entry';

/** The request itself, and the machine room. */
export const REQUEST_CODES = errorCodes({
  'body-invalid': [400, ['The request has the wrong shape', 'The request does not have the right shape: {problems}'], ['Die Anfrage hat die falsche Form', 'Die Anfrage hat nicht die richtige Form: {problems}']],
  'body-unreadable': [400, ['The body cannot be read', 'Send a body that is readable JSON in UTF-8.'], ['Der Inhalt ist nicht lesbar', 'Bitte lesbares JSON in UTF-8 senden.']],
  'body-too-large': [413, ['The body is too large', 'The body is larger than {limit} bytes.'], ['Der Inhalt ist zu groß', 'Der Inhalt ist größer als {limit} Bytes.']],
  'media-type-wrong': [415, ['This kind of content is not taken', 'Send JSON (application/json).'], ['Diese Art von Inhalt wird nicht angenommen', 'Bitte JSON senden (application/json).']],
  'address-unreadable': [400, ['The address cannot be read', 'The address holds characters that are not allowed.'], ['Die Adresse ist nicht lesbar', 'Die Adresse enthält unerlaubte Zeichen.']],
  'parameter-invalid': [400, ['A parameter is wrong', 'The parameter {name} is not right: {why}'], ['Ein Parameter stimmt nicht', 'Der Parameter {name} stimmt nicht: {why}']],
  'idempotency-key-missing': [400, ['Idempotency-Key is missing', 'A command needs the header Idempotency-Key: a text of your own of at most 200 characters, new for each command.'], ['Idempotency-Key fehlt', 'Ein Befehl braucht den Header Idempotency-Key: einen eigenen Text von höchstens 200 Zeichen, für jeden Befehl neu.']],
  'idempotency-key-reused': [422, ['Idempotency-Key used for something else', 'This Idempotency-Key came with another body before. Use a new key for a new command.'], ['Idempotency-Key anders verwendet', 'Dieser Idempotency-Key kam schon mit anderem Inhalt. Für einen neuen Befehl einen neuen Schlüssel verwenden.']],
  'route-unknown': [404, ['Nothing here', 'There is nothing at this address.'], ['Hier ist nichts', 'Unter dieser Adresse gibt es nichts.']],
  'host-unknown': [421, ['Wrong host name', 'This plant does not answer to the name {host}.'], ['Falscher Name', 'Dieses Werk antwortet nicht unter dem Namen {host}.']],
  'not-found': [404, ['Not found', 'No such {what} within your sites.'], ['Nicht gefunden', 'Kein solcher Eintrag ({what}) in Ihren Standorten.']],
  'not-yet-here': [503, ['Not yet here', 'What you ask for has not arrived yet. Try again in a moment.'], ['Noch nicht da', 'Das Erfragte ist noch nicht angekommen. Bitte gleich noch einmal.']],
  'stopping': [503, ['Shutting down', 'The system is being stopped. Nothing was done; try again.'], ['Wird beendet', 'Das System wird gerade beendet. Es ist nichts geschehen; bitte noch einmal.']],
  'clock-not-steerable': [409, ['The clock cannot be moved so', 'The plant clock only goes forwards: {why}'], ['Die Uhr lässt sich so nicht stellen', 'Die Uhr des Werks geht nur vorwärts: {why}']],
  internal: [500, ['A fault of ours', 'This is a fault of ours. Name the trace {traceId} when you report it.'], ['Ein Fehler von uns', 'Das ist ein Fehler von uns. Bitte beim Melden die Spur {traceId} nennen.']],
  // the database and the object store
  'sequence-conflict': [409, ['Changed meanwhile', 'Somebody changed it meanwhile. Look at it again.'], ['Inzwischen geändert', 'Jemand hat es inzwischen geändert. Bitte noch einmal ansehen.']],
  'already-exists': [409, ['Exists already', 'It exists already.'], ['Gibt es schon', 'Es gibt das schon.']],
  'time-used-too-old': [503, ['Too slow', 'The system was too slow. Nothing was done; try again.'], ['Zu langsam', 'Das System war zu langsam. Es ist nichts geschehen; bitte noch einmal.']],
  'database-unavailable': [503, ['Database away', 'The database cannot be reached. Nothing was done; try again.'], ['Datenbank nicht erreichbar', 'Die Datenbank ist nicht erreichbar. Es ist nichts geschehen; bitte noch einmal.']],
  'database-busy': [503, ['Database busy', 'Too many are working on it at once. Nothing was done; try again.'], ['Datenbank beschäftigt', 'Zu viele arbeiten gerade daran. Es ist nichts geschehen; bitte noch einmal.']],
  'record-refused': [500, ['The record refused this act', 'Nothing was done. Name the trace {traceId} when you report it.'], ['Die Aufzeichnung hat abgewiesen', 'Es ist nichts geschehen. Bitte beim Melden die Spur {traceId} nennen.']],
  'database-refused': [500, ['The database refused this act', 'Nothing was done. Name the trace {traceId} when you report it.'], ['Die Datenbank hat abgewiesen', 'Es ist nichts geschehen. Bitte beim Melden die Spur {traceId} nennen.']],
  'not-canonical': [500, ['Cannot be recorded', 'Nothing was done. Name the trace {traceId} when you report it.'], ['Nicht aufzeichenbar', 'Es ist nichts geschehen. Bitte beim Melden die Spur {traceId} nennen.']],
  'object-too-large': [413, ['The file is too large', 'The file has {bytes} bytes; {largest} are allowed.'], ['Die Datei ist zu groß', 'Die Datei hat {bytes} Bytes; erlaubt sind {largest}.']],
  'file-not-taken': [422, ['This is no file that the record takes', 'Its content is neither a whole picture (JPEG, PNG) nor a PDF, whatever its name says. Take the picture again, or bring another file.'], ['Diese Datei nimmt die Aufzeichnung nicht', 'Ihr Inhalt ist weder ein vollständiges Bild (JPEG, PNG) noch ein PDF, gleich wie sie heißt. Bitte das Bild neu aufnehmen oder eine andere Datei bringen.']],
  'object-missing': [404, ['File not found', 'The file is not in the store.'], ['Datei nicht gefunden', 'Die Datei ist nicht im Speicher.']],
  'object-store-unavailable': [503, ['Object store away', 'The store of files cannot be used now ({why}). Nothing was kept; try again.'], ['Dateispeicher nicht erreichbar', 'Der Speicher für Dateien ist gerade nicht nutzbar ({why}). Es wurde nichts aufbewahrt; bitte noch einmal.']],
  'object-damaged': [500, ['File damaged', 'The stored file does not have its hash any more. Name the trace {traceId} when you report it.'], ['Datei beschädigt', 'Die gespeicherte Datei hat nicht mehr ihren Hash. Bitte beim Melden die Spur {traceId} nennen.']],
});
