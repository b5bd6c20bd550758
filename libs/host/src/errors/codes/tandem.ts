import { errorCodes } from '../error-entry';

/** Experts beside a step. */
export const TANDEM_CODES = errorCodes({
  'session-over': [409, ['The session is over', 'This session is over. Call again from the step.'], ['Die Sitzung ist beendet', 'Diese Sitzung ist beendet. Bitte vom Schritt aus neu rufen.']],
  'not-in-session': [403, ['Not your session', 'Only who called and who was called takes part in this session.'], ['Nicht Ihre Sitzung', 'An dieser Sitzung nimmt nur teil, wer gerufen hat oder gerufen wurde.']],
  'expert-not-qualified': [422, ['Not qualified for this step', '{name} is not qualified for: {missing}. Call somebody who is.'], ['Für diesen Schritt nicht qualifiziert', '{name} ist nicht qualifiziert für: {missing}. Bitte jemanden rufen, der es ist.']],
  'expert-not-there': [409, ['Nobody there', 'No console of {name} is open. Call somebody who is there.'], ['Niemand da', '{name} hat gerade keine Konsole offen. Bitte jemanden rufen, der da ist.']],
  'call-under-way': [409, ['Called already', '{name} is called already, or takes part.'], ['Schon gerufen', '{name} wird schon gerufen oder nimmt teil.']],
  'call-over': [409, ['The call is over', 'It does not ring any more. Who calls has to call again.'], ['Der Ruf ist vorbei', 'Es klingelt nicht mehr. Wer ruft, muss neu rufen.']],
  'signal-too-long': [422, ['Too long', 'What a console says of this kind ({kind}) has at most {most} characters.'], ['Zu lang', 'Was eine Konsole in dieser Art ({kind}) sagt, hat höchstens {most} Zeichen.']],
  'too-many-signals': [429, ['Too much at once', 'A console says at most {most} things in a session. End it, and call again.'], ['Zu viel auf einmal', 'Eine Konsole sagt in einer Sitzung höchstens {most} Dinge. Bitte beenden und neu rufen.']],
  'drawing-invalid': [422, ['No drawing', 'This cannot be shown on a picture: {problem}.'], ['Keine Zeichnung', 'Das lässt sich auf keinem Bild zeigen: {problem}.']],
  'drawing-too-large': [422, ['Too much on one picture', 'At most {most} of them fit. Draw it in parts.'], ['Zu viel auf einem Bild', 'Höchstens {most} davon passen. Bitte in Teilen zeichnen.']],
  'drawing-unknown': [409, ['Not drawn any more', 'The picture or a mark on it is not there any more. Look at it again, then keep it.'], ['Nicht mehr gezeichnet', 'Das Bild oder ein Strich darauf ist nicht mehr da. Bitte noch einmal ansehen und dann behalten.']],
  'message-invalid': [422, ['No message', 'This cannot be sent: {problem}.'], ['Keine Nachricht', 'Das lässt sich nicht senden: {problem}.']],
  'shared-file-too-large': [413, ['File too large', 'A file that is shown in a session has at most {most} MiB.'], ['Datei zu groß', 'Eine Datei, die in einer Sitzung gezeigt wird, hat höchstens {most} MiB.']],
  'too-many-files': [429, ['Too many files', 'One person shows at most {most} files in a session.'], ['Zu viele Dateien', 'Eine Person zeigt in einer Sitzung höchstens {most} Dateien.']],
  'view-token-unknown': [403, ['This opens no view', 'Only who stands in a session sees its step, with what the session gives him.'], ['Das öffnet keine Ansicht', 'Den Schritt einer Sitzung sieht nur, wer in ihr steht, mit dem, was die Sitzung ihm gibt.']],
  'view-over': [403, ['The view is over', 'It ended with the session, with the step, or with its time. Ask the session for a new one.'], ['Die Ansicht ist vorbei', 'Sie endet mit der Sitzung, mit dem Schritt oder mit ihrer Zeit. Bitte in der Sitzung neu öffnen.']],
  'session-full': [409, ['No more can take part', 'At most {most} take part in a session.'], ['Mehr können nicht teilnehmen', 'An einer Sitzung nehmen höchstens {most} teil.']],
});
