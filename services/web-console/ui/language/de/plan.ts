import type { plan as english } from '../en/plan';
import type { Words } from '../words';

export const plan: Words<typeof english> = {
  plan: {
    title: 'Sitzung planen', when: 'Wann', who: 'Wer kommen soll', nobody: 'Niemand sonst darf hierher kommen', ask: 'Anfragen', plan: 'Sitzung planen', list: 'Geplante Sitzungen', by: 'Geplant von {{name}}',
    'answer-none': 'noch keine Antwort', 'answer-accepted': 'kommt', 'answer-declined': 'kommt nicht', accept: 'Ich komme', decline: 'Ich kann nicht', 'decline-now': 'Mit diesem Wort ablehnen', cancel: 'Absagen', 'cancel-now': 'Mit diesem Wort absagen',
    due: 'Eine geplante Sitzung beginnt', asked: 'Sie sind zu einer Sitzung gebeten', aside: 'Später',
  },
};
