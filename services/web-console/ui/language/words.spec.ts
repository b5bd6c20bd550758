import * as alarms from './en/alarms';
import * as app from './en/app';
import * as board from './en/board';
import * as connections from './en/connections';
import * as designer from './en/designer';
import * as documents from './en/documents';
import * as equipment from './en/equipment';
import * as exchange from './en/exchange';
import { en } from './en';
import * as guest from './en/guest';
import * as investigation from './en/investigation';
import * as lint from './en/lint';
import * as materials from './en/materials';
import * as people from './en/people';
import * as preFlight from './en/pre-flight';
import * as processData from './en/process';
import * as recipes from './en/recipes';
import * as record from './en/record';
import * as review from './en/review';
import * as signing from './en/signing';
import * as step from './en/step';
import * as plan from './en/plan';
import * as recording from './en/recording';
import * as tandem from './en/tandem';
import * as training from './en/training';
import * as weighing from './en/weighing';

const FILES = [alarms, app, board, connections, designer, documents, equipment, exchange, guest, investigation, lint, materials, people, preFlight, processData, recipes, record, recording, plan, review, signing, step, tandem, training, weighing];

describe('N7 the words of the screens', () => {
  it('stand in one file each: what two files call alike, one would take from the other', () => {
    const names = FILES.flatMap((file) => Object.values(file as Record<string, object>).flatMap((words) => Object.keys(words)));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(new Set(names)).toEqual(new Set(Object.keys(en)));
  });
});
