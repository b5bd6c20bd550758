import type { review as english } from '../en/review';
import type { Words } from '../words';

export const review: Words<typeof english> = {
  family: {
    title: 'Ursache und Folgen', cause: 'Sie ist eine Folge von', effects_one: '{{count}} Folge', effects_other: '{{count}} Folgen', 'decided-together': 'Sie werden mit derselben Unterschrift mit entschieden; was gekennzeichnet ist, bleibt offen.',
    'put-under': 'Unter ihre Ursache stellen', 'take-out': 'Sie steht für sich', 'which-cause': 'Welche Ausnahme ist die Ursache', reason: 'Grund', 'decided-with': 'Mit der Ursache entschieden', since: 'Seit', until: 'Bis', worst: 'Schlimmster Wert', lasts: 'dauert an, oder ihr Ende wurde nicht gehört', limit: 'Grenze', 'after-decision': 'Nach der Entscheidung wurde mehr bekannt.',
    'open-because': {
      'more-signers': 'bleibt offen: braucht andere Unterschriften', 'classification-too-low': 'bleibt offen: Einstufung zu niedrig', 'own-work': 'bleibt offen: eigene Arbeit des Entscheiders', 'own-first-signature': 'bleibt offen: hat eine eigene erste Unterschrift',
      'after-first-signature': 'bleibt offen: kam nach der ersten Unterschrift', 'decided-before': 'offen: kam nach der Entscheidung',
    },
  },
  context: {
    title: 'Zehn Minuten davor und danach', acts: 'Was an der Charge getan wurde', 'no-acts': 'In dieser Zeit hat niemand etwas an dieser Charge aufgezeichnet.', 'more-acts': 'In dieser Zeit wurde mehr getan; im Audit-Trail der Charge steht alles.', when: 'Wann', who: 'Wer', what: 'Was', value: 'Wert', withheld: 'wird vor der Wiederholung nicht gezeigt',
    people: 'Wer an der Charge war', nobody: 'Niemand hat etwas getan oder einen Schritt offen gehabt.', did_one: '1 Handlung', did_other: '{{count}} Handlungen', 'at-steps': 'bei', steps: 'Schritte, die offen waren', 'no-steps': 'Kein Schritt war offen.', since: 'seit', 'plant-time': 'Werkszeit',
    others: 'Andere Ausnahmen in dieser Zeit', 'no-others': 'Es gab keine anderen.', 'more-others': 'Es gab mehr; in der Liste der Ausnahmen stehen alle.', like: 'Die letzten fünf wie diese', 'no-like': 'Dies ist die erste ihrer Art an diesem Gerät und Schritt.', undecided: 'noch nicht entschieden',
    'no-machine': 'Zu ihr gehört keine Maschine, also gibt es keine Kurve.', 'no-tags': 'Keine gültige Verbindung hört {{equipment}}.', trends: 'In den Verläufen weiter schauen', keys: 'Pfeile verschieben, + und − ändern die Spanne, Pos1 zeigt alles.',
  },
  observed: { from: 'dauerte von', to: 'bis', since: 'dauert an seit', peak: 'schlimmster Wert', 'not-watched': 'nicht mehr beobachtet' },
  exceptions: {
    title: 'Ausnahmen', filter: 'Welche Ausnahmen', open: 'Offen', closed: 'Geschlossen', what: 'Was geschah', weight: 'Gewicht', batch: 'Charge', 'batch-begins': 'Nummer beginnt mit', any: 'Alle', kind: 'Art', step: 'Schritt', entry: 'Wert', raised: 'Gemeldet', age: 'Alter',
    'none-open': 'Keine offenen Ausnahmen', 'none-closed': 'Keine geschlossenen Ausnahmen',
    'none-help': 'Was nicht so ist, wie das Rezept sagt, kommt von selbst hierher: Werte außerhalb ihrer Grenzen, abgelaufene Standzeiten und was Menschen an einem Schritt melden.',
    blocking: 'Schritte warten', deviation: 'Abweichung', blocks: 'Wartet darauf', 'whole-run': 'die ganze Charge', facts: 'Fakten', reaction: 'Reaktionsplan des Rezepts', 'set-aside-containers': 'Gesperrt, bis das entschieden ist:', 'set-aside': 'Beiseite gestellt: was gemacht wurde seit', 'last-good': 'Prüfung {{check}} war die letzte gute', 'none-good': 'keine Prüfung davor war gut', 'to-be-told': 'Zu verständigen:', attempts: 'Höchstens {{attempts}} Versuche. Genehmigt von:',
    comments: 'Bemerkungen am Schritt', decision: 'Entscheidung', class: 'Eingestuft als', rationale: 'Warum', 'rationale-help': 'Wird unterschrieben und steht im Protokoll.', decide: 'Entscheiden und schließen', 'decided-by': 'Entschieden von',
    'waits-for': 'Wartet auf Entscheidung: {{role}}',
    'two-signatures': 'Diese Ausnahme schließen zwei Personen: Nach Ihrer Unterschrift wartet sie auf die zweite.', 'second-missing': 'Zweite Unterschrift fehlt', 'second-who': '{{name}} hat entschieden. Geschlossen ist sie, und Schritte gehen weiter, wenn eine andere Person dasselbe unterschreibt: {{roles}}.', 'second-sign': 'Als Zweite unterschreiben', 'first-signed': 'Entschieden und zuerst unterschrieben von', 'decide-otherwise': 'Anders entscheiden',
    'told-as': 'Der Reaktionsplan benachrichtigt: {{roles}}', new: 'neue Ausnahme', look: 'Ansehen', dismiss: 'Hinweis weglegen',
    'rules-configured': 'wie eingerichtet', 'rules-version': 'Version {{version}}', 'rules-change': 'Tabelle von {{site}} ändern', 'rules-sign': 'Tabelle unterschreiben', 'rule-add': 'Eine Art anders behandeln', 'rule-remove': '{{name}} entfernen', 'least-weight': 'Mindestens', 'second-signer': 'Zweite Unterschrift', 'no-second': 'keine',
    rules: 'Regeln des Hauses', 'rules-of': 'Standort {{site}}', 'rules-help': 'Wie schwer eine Ausnahme mindestens wiegt, wessen Unterschriften sie schließen und was auf sie wartet. Ein Rezept darf mehr zurückhalten, nie weniger.', 'rule-for': 'Ausnahme', 'rule-any': 'Jede andere', 'rule-signed': 'Geschlossen von', 'blocks-nothing': 'nichts', 'blocks-following': 'was danach kommt', 'blocks-run': 'die ganze Charge',
  },
  fact: {
    value: 'Wert', tries: 'Versuche', last: 'Letzter Versuch', first: 'Erste Ablesung', second: 'Zweite Ablesung', formula: 'Formel', failure: 'Fehler', elapsedSeconds: 'Dauerte', max: 'Höchstens', min: 'Mindestens', measured: 'Gemessen',
    check: 'Prüfung', what: 'Was', item: 'Gegenstand', reason: 'Warum', effectiveAt: 'Gilt ab', jumpMs: 'Sprung in ms', sum: 'Summe', stated: 'Angegeben', recorded: 'Aufgezeichnet',
  },
  'exception-class': { 'no-impact': 'Ohne Einfluss', 'minor-deviation': 'Geringe Abweichung', 'major-deviation': 'Schwere Abweichung', 'critical-deviation': 'Kritische Abweichung' },
  'exception-type': {
    'process-excursion': 'Eine Maschine war jenseits ihrer Grenze', 'process-data-gap': 'Werte einer Maschine fehlen',
    'not-applicable-under-deviation': 'Unter Abweichung als nicht zutreffend geschlossen', 'step-reassigned': 'Andere Person hat fortgesetzt', 'step-reopened': 'Schritt wieder geöffnet', 'typed-for-machine': 'Statt der Maschine eingetippt', 'captured-despite-gaps': 'Trotz Lücken genommen', 'set-point-mismatch': 'Sollwert nicht übernommen', 'equipment-changed': 'Gerät mitten im Schritt gewechselt', 'late-entry': 'Nachtrag',
    'material-on-hold': 'Material angehalten', 'weight-out-of-tolerance': 'Masse außerhalb der Toleranz gelassen', 'weighing-disagrees': 'Protokoll und Waage widersprechen sich', 'consumption-not-in-stock': 'Mehr entnommen als da war',
    'limit-action': 'Außerhalb der Eingriffsgrenze', 'limit-validated': 'Außerhalb des validierten Bereichs', 'limit-registered': 'Außerhalb der registrierten Spezifikation', 'limit-undecidable': 'Gegen die Grenze nicht beurteilbar',
    'implausible-thrice': 'Drei unplausible Versuche', 'calculation-failed': 'Berechnung misslungen', 'rule-not-evaluated': 'Eine Regel war nicht auswertbar', 'branch-decided-otherwise': 'Der Zweig würde jetzt anders entschieden',
    'loop-not-reached': 'In den erlaubten Durchgängen nicht erreicht', 'hold-time-exceeded': 'Standzeit überschritten', 'hold-time-short': 'Standzeit zu kurz', 'check-missed': 'Prüfung versäumt', 'check-failed': 'Prüfung nicht bestanden',
    'late-revocation': 'Vor der Verwendung entzogen', 'second-check-disagrees': 'Zweite Prüfung weicht ab', 'yield-out-of-range': 'Ausbeute außerhalb', 'figures-disagree': 'Zwei Angaben zu derselben Sache widersprechen sich', 'labels-unaccounted': 'Etiketten nicht nachgewiesen', 'correction-re-evaluated': 'Nach Korrektur neu beurteilt',
    'clock-jump': 'Die Uhr ist gesprungen', 'two-places': 'Eine Person an zwei Orten zugleich', 'record-finding': 'Von einer Regel der Prüfung gefunden', 'out-of-sequence': 'Nicht in der Reihenfolge', manual: 'Von einer Person gemeldet', 'proceeded-under-deviation': 'Unter genehmigter Abweichung ausgeführt',
  },
  review: {
    title: 'Prüfung', batch: 'Charge', recipe: 'Rezept', size: 'Größe', made: 'Charge ist', stage: 'Prüfung ist', changed: 'Letzte Änderung', order: 'Auftrag',
    none: 'Keine Chargen zu prüfen', 'none-help': 'Jede Charge kommt mit ihrem ersten Schritt hierher. Ausnahmen werden entschieden, während sie läuft; die Prüfungen beginnen, wenn sie hergestellt ist.',
    'open-of': '{{open}} von {{all}} offen', 'all-closed': '{{all}} geschlossen', 'no-exceptions': 'keine', 'signed-remotely': 'Aus der Ferne unterschrieben', 'signed-in-session': 'Mit {{operator}}, in der Sitzung {{session}}.', 'seen-picture': 'Eingefrorenes Bild, SHA-256', 'seen-view': 'Schritt wie gezeigt, SHA-256', sessions: 'Experten an Schritten', 'session-goes-on': 'läuft noch', 'session-short': 'unter einer Minute', 'session-minutes_one': '{{count}} Minute', 'session-minutes_other': '{{count}} Minuten', 'see-batch': 'Charge', 'see-exceptions': 'Ausnahmen',
    points: 'Was die Freigabe verlangt', 'all-hold': 'Nichts ist offen', 'and-more_one': 'und ein weiterer', 'and-more_other': 'und {{count}} weitere',
    certificate: 'Was geprüft wurde', over_one: 'über ein Ereignis', over_other: 'über {{count}} Ereignisse', rule: 'Regel', 'looked-at': 'Angesehen', result: 'Ergebnis', passed: 'Bestanden', found_one: '1 Befund', found_other: '{{count}} Befunde', hash: 'Hash, den Prüfungen und Freigabe unterschreiben:',
    acts: 'Was entschieden wurde', 'no-acts': 'Noch nichts. Entscheidungen, Prüfungen und die Freigabe erscheinen hier mit Name, Bedeutung und Zeit.', voided: 'Das Protokoll wuchs danach; es zählt nicht mehr.',
    checklist: 'Prüfliste', 'checklist-proved': '{{proved}} von {{count}} bewiesen durch das System', 'checklist-point': 'Punkt', 'settled-by': 'Geklärt durch', 'passed-over': 'Nichts gefunden, {{count}} angesehen', 'found-something': 'Etwas gefunden', 'not-answered': 'Nicht beantwortet', 'answer-yes': 'Ja', 'answer-not-applicable': 'Trifft nicht zu', 'why-not-applicable': 'Warum nicht',
    'checklist-help': 'Ihre Antworten werden mit Ihrer Prüfung unterschrieben. Ist etwas nicht so, unterschreiben Sie nicht: Melden Sie eine Ausnahme oder lassen Sie die Charge offen.', 'checklist-open_one': 'Ein Punkt ist noch nicht beantwortet.', 'checklist-open_other': '{{count}} Punkte sind noch nicht beantwortet.',
    judge: 'Ihr Teil', 'executed-it': 'Sie waren an dieser Charge beteiligt', 'executed-it-help': 'Wer durchgeführt, bezeugt oder unabhängig geprüft hat, bewertet nicht und gibt nicht frei (Vier-Augen-Prinzip).', comment: 'Bemerkung', 'comment-help': 'Um zurückzuweisen, zu sperren, offen zu lassen oder einen Teil freizugeben, sagen Sie warum.', pending: 'Offen', blocked: 'Nach der Freigabe gesperrt', certified: 'Zertifiziert, Eintrag {{entry}} des Registers', 'not-certified': 'Noch nicht zertifiziert', 'not-certified-help': 'Sie darf verkauft werden, wenn die sachkundige Person sie zertifiziert hat.',
    'do-production': 'Herstellungsprüfung unterschreiben', 'do-quality': 'Qualitätsprüfung unterschreiben', 'do-release': 'Freigeben', 'do-release-part': 'Nur diese freigeben', 'do-release-rest': 'Rest freigeben', 'do-reject-rest': 'Rest zurückweisen',
    'part-choose': 'Nur einen Teil freigeben', 'part-containers': 'Gebinde, die freigegeben werden', 'part-help': 'Die anderen bleiben zurück, bis die Qualität sie freigibt oder zurückweist.', part: 'Teilweise freigegeben', 'part-released': 'Freigegeben', 'part-held': 'Zurückgehalten', 'part-rejected': 'Zurückgewiesen', 'do-reject': 'Zurückweisen', 'do-pending': 'Offen lassen', 'do-block': 'Sperren', 'do-unblock': 'Sperre aufheben', 'do-certify': 'Zertifizieren',
    operations: 'Prüfung je Arbeitsgang', 'operations-help': 'Was fertig ist, kann geprüft werden, während der Rest läuft. Ein späteres Ereignis macht die Unterschrift ungültig, und sie wird neu verlangt.', 'do-operation': 'Prüfen und unterschreiben', 'operation-open': 'Offen',
    'operation-none': 'nicht geprüft', 'operation-stands': 'geprüft von {{person}}', 'operation-void': 'ungültig: nach der Prüfung geändert, neu unterschreiben',
    trail: 'Audit-Trail der Charge', 'trail-help': 'Jede Änderung kritischer Daten: was berichtigt, nachgetragen, wieder geöffnet, abgelehnt, gestattet, entschieden wurde. Eine spätere Änderung öffnet diese Prüfung wieder.', 'trail-none': 'Nichts Kritisches wurde geändert.', 'trail-all': 'Alle', 'trail-stands': 'Geprüft von {{person}}', 'trail-open_one': '1 Änderung wartet auf ihre Prüfung', 'trail-open_other': '{{count}} Änderungen warten auf ihre Prüfung', 'do-trail': 'Prüfung des Audit-Trails unterschreiben', 'trail-which': 'Welche Änderungen',
    releasing: 'Das Protokoll wird versiegelt; das Paket folgt.', waits: 'Für Sie ist hier jetzt nichts zu unterschreiben.', 'waits-collecting': 'Wartet auf die Herstellungsprüfung, sobald sie hergestellt ist.', 'waits-production-reviewed': 'Wartet auf die Qualitätsprüfung.', 'waits-quality-reviewed': 'Wartet auf Freigabe oder Zurückweisung durch die Qualität.',
    report: 'Chargenprotokoll', 'report-help': 'Die ganze Aufzeichnung, wie sie jetzt dasteht: jeder Wert, jede Änderung, Unterschrift und Ausnahme. Dem PDF (PDF/A-3) liegt die Aufzeichnung für Maschinen bei.', 'report-en': 'PDF auf Englisch', 'report-de': 'PDF auf Deutsch', 'report-json': 'Für Maschinen (JSON)', 'report-xml': 'Für andere Systeme (BatchML)',
    package: 'Freigabepaket', 'package-rejected': 'Paket der zurückgewiesenen Charge', 'package-help': 'Protokoll, Zertifikat, Unterschriften und Schlüssel in einer Datei. Jeder kann sie offline prüfen:', download: 'Herunterladen ({{kilobytes}} kB)',
  },
  invalidate: {
    title: 'Ergebnis ungültig', help: 'Nimmt ein Ergebnis nach der Freigabe zurück. Die Charge und die daraus entstandenen Lose sind sofort gesperrt; die Qualität entscheidet, was folgt.', result: 'Ergebnis', choose: 'Ergebnis wählen', reason: 'Warum es ungültig ist', do: 'Für ungültig erklären und sperren',
  },
  'change-kind': { correction: 'Berichtigungen', 'late-entry': 'Nachträge', reopened: 'Wieder geöffnete Schritte', 'refused-try': 'Abgelehnte Versuche', move: 'Eingriffe', decision: 'Entscheidungen', 'master-data': 'Stammdaten' },
  permit: {
    title: 'Abweichung vor der Handlung', help: 'Lässt einen Beginn eines Schritts einmal durch eine Sperre. Wird vorher unterschrieben, steht in der Aufzeichnung und wird zur Ausnahme.', open: 'Abweichung genehmigen',
    deviation: 'Nummer der Abweichung', step: 'Schritt', 'step-help': 'Schritte, die noch nicht fertig sind', choose: 'Schritt wählen', rule: 'Was sie gestattet', valid: 'Gilt', hours_one: '1 Stunde', hours_other: '{{count}} Stunden',
    impact: 'Auswirkung auf das Produkt', reason: 'Grund', do: 'Genehmigen und unterschreiben', 'hold-time-not-over': 'Beginn vor Ablauf der kürzesten Standzeit', 'qualification-missing': 'Beginn ohne die verlangte Schulung', 'not-applicable': 'Den Schritt als nicht zutreffend schließen',
  },
  'review-act': {
    'deviation-approved': 'Abweichung genehmigt', 'investigation-opened': 'Untersuchung begonnen', 'investigation-assessed': 'Untersuchung: Ergebnisse aufgeschrieben', 'investigation-extended': 'In eine Untersuchung einbezogen', 'investigation-closed': 'Untersuchung abgeschlossen',
    'result-invalidated': 'Ergebnis ungültig', 'operation-review': 'Arbeitsgang geprüft', 'operation-review-voided': 'Prüfung des Arbeitsgangs ungültig', 'audit-trail-review': 'Audit-Trail geprüft', 'audit-trail-reopened': 'Prüfung des Audit-Trails wieder offen',
    'exception-put-under': 'Ausnahme unter ihre Ursache gestellt', 'exception-taken-out': 'Ausnahme von ihrer Ursache gelöst', 'exception-proposed': 'Ausnahme entschieden, zweite Unterschrift fehlt', 'exception-decided': 'Ausnahme entschieden', 'production-review': 'Herstellungsprüfung', 'quality-review': 'Qualitätsprüfung', 'reviews-voided': 'Prüfungen ungültig', 'release-part': 'Teilweise freigegeben', 'release-rest': 'Rest freigegeben', 'reject-rest': 'Rest zurückgewiesen', release: 'Freigegeben', 'release-voided': 'Freigabe ungültig', sealed: 'Protokoll versiegelt', reject: 'Zurückgewiesen', pending: 'Offen gelassen', block: 'Gesperrt', unblock: 'Sperre aufgehoben', certified: 'Von der sachkundigen Person zertifiziert',
  },
  point: {
    'run-executed': 'Die Charge ist hergestellt', 'steps-closed': 'Alle Schritte sind fertig', 'exceptions-closed': 'Alle Ausnahmen sind entschieden', 'record-intact': 'Das Protokoll ist vollständig und unverändert', 'record-consistent': 'Das Protokoll widerspricht sich nicht',
    'operations-reviewed': 'Kein geprüfter Arbeitsgang wurde geändert', 'audit-trail-reviewed': 'Der Audit-Trail ist geprüft', 'investigations-closed': 'Keine Abweichung wird untersucht',
    'production-reviewed': 'Die Herstellung hat geprüft', 'quality-reviewed': 'Die Qualität hat geprüft',
  },
  'point-open': {
    'run-executed': 'Die Charge ist nicht hergestellt', 'steps-closed': 'Schritte sind offen', 'exceptions-closed': 'Ausnahmen warten auf ihre Entscheidung', 'record-intact': 'Das Protokoll ist nicht vollständig', 'record-consistent': 'Das Protokoll widerspricht sich',
    'operations-reviewed': 'Arbeitsgänge wurden nach ihrer Prüfung geändert', 'audit-trail-reviewed': 'Der Audit-Trail wartet auf seine Prüfung', 'investigations-closed': 'Abweichungen werden untersucht',
    'production-reviewed': 'Die Herstellungsprüfung ist offen', 'quality-reviewed': 'Die Qualitätsprüfung ist offen',
  },
  'open-item': {
    'not-signed-yet': 'noch nicht unterschrieben', 'the-record-grew-after-it-was-signed': 'das Protokoll wuchs nach der Unterschrift', 'what-is-checked-changed-after-it-was-signed': 'nach der Unterschrift wird anderes geprüft',
    'the-received-events-do-not-form-one-unbroken-chain': 'die empfangenen Ereignisse bilden keine lückenlose Kette',
  },
  audit: {
    hidden: 'Wird gezeigt, wenn die Ablesung unabhängig wiederholt ist.',
    title: 'Audit-Trail', when: 'Wann', who: 'Wer', what: 'Was', object: 'Wo', old: 'Vorher', new: 'Nachher', why: 'Warum', none: 'Noch keine Einträge', 'none-help': 'Jede Änderung schreibt hier ihren Eintrag: wer, wann, was, vorher, nachher und warum. Nichts wird je geändert oder entfernt.',
  },
};
