import { app } from './app';
import { board } from './board';
import { designer } from './designer';
import { equipment } from './equipment';
import { exchange } from './exchange';
import { investigation } from './investigation';
import { lint } from './lint';
import { materials } from './materials';
import { people } from './people';
import { preFlight } from './pre-flight';
import { recipes } from './recipes';
import { recordEvents } from './record';
import { review } from './review';
import { signing } from './signing';
import { step } from './step';
import { training } from './training';
import { weighing } from './weighing';

export const en = { ...app, ...signing, ...board, ...preFlight, ...step, ...review, ...investigation, ...recipes, ...designer, ...lint, ...exchange, ...people, ...training, ...materials, ...equipment, ...weighing, ...recordEvents };
