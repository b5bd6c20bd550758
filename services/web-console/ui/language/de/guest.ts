import type { guest as english } from '../en/guest';
import type { Words } from '../words';

export const guest: Words<typeof english> = {
  guest: {
    invite: 'Gast einladen', 'invite-help': 'Jemand von außen sieht diesen einen Schritt, eine Zeit lang, und spricht mit Ihnen. Keine Namen, keine anderen Schritte. Sie können den Gast sofort hinausbitten.',
    name: 'Name des Gastes', organisation: 'Organisation', minutes: 'Minuten (5 bis 60)', purpose: 'Wozu (freiwillig)', 'make-link': 'Link und Code erzeugen',
    'link-for': 'Link und Code für {{name}}', 'hand-over': 'Senden Sie den Link und sagen Sie den Code auf anderem Weg, etwa am Telefon.', link: 'Link', copy: 'Link kopieren', copied: 'Kopiert', 'not-copied': 'Nicht kopiert: bitte den Link markieren und von Hand kopieren.', code: 'Code', once: 'Wird einmal gesagt und gilt einmal, auf einem Gerät. Nach fünf falschen Codes ist der Link tot.',
    of: '{{name}} ({{organisation}})', 'minutes-left_one': 'noch {{count}} Minute', 'minutes-left_other': 'noch {{count}} Minuten', waits: 'wartet: Sie sind an einem anderen Schritt', 'new-link': 'Neuer Link', 'show-out': 'Hinausbitten', 'show-out-name': 'Hinausbitten: {{name}}',
    welcome: 'Gast an einem Schritt', 'welcome-help': 'Sie sind eingeladen, einen Schritt einer Charge anzusehen. Geben Sie den Code ein, der Ihnen gesagt wurde.', 'code-label': 'Code (6 Ziffern)', enter: 'Eintreten', 'no-link': 'Diese Adresse allein öffnet nichts. Öffnen Sie den ganzen Link, der Ihnen gesendet wurde.',
    'time-left': 'Verbleibende Zeit', leave: 'Verlassen', left: 'Sie sind gegangen. Auf einem anderen Gerät öffnet der Link nichts mehr; in diesem Tab kommen Sie zurück, bis Ihre Zeit vorbei ist.', 'come-back': 'Zurückkommen',
    elsewhere: 'Der Bediener ist an einem anderen Schritt', 'elsewhere-help': 'Sie sehen Ihren Schritt wieder, sobald der Bediener dort ist. Bleiben Sie auf dieser Seite.',
    over: 'Ihr Besuch ist beendet', 'over-time': 'Die Zeit, für die Sie eingeladen waren, ist vorbei.', 'over-revoked': 'Wer Sie eingeladen hat, hat ihn beendet.', 'over-session-over': 'Die Sitzung ist beendet.', 'over-other': 'Hier öffnet sich für Sie nichts mehr.', 'over-help': 'Sie können diese Seite schließen. Werden Sie noch gebraucht, bitten Sie um eine neue Einladung.',
    'reads': 'Sie sind Gast und lesen. Aufzeichnen lässt sich hier nichts.', 'role-operator': 'Bediener', 'role-expert': 'Experte', 'role-guest': 'Gast', 'role-colleague': 'Mitarbeiter', numbered: '{{role}} {{number}}',
    asked: 'Darf diese Sitzung aufgezeichnet werden, mit Ihrer Stimme und Ihrem Bild?', 'consent-yes': 'Ich bin einverstanden', 'consent-no': 'Nein', recorded: 'Diese Sitzung wird aufgezeichnet', 'consent-back': 'Beenden',
    signatures: 'Unterschriften', 'signed-by': '{{role}}, {{time}}', 'not-signed': 'noch nicht', cut: 'Die Leitung ist unterbrochen. Sie kommt von selbst zurück.',
  },
};
