import { app } from './app';
import { board } from './board';
import { materials } from './materials';
import { people } from './people';
import { recipes } from './recipes';
import { recordEvents } from './record';
import { review } from './review';
import { signing } from './signing';
import { step } from './step';

export const en = { ...app, ...signing, ...board, ...step, ...review, ...recipes, ...people, ...materials, ...recordEvents };
