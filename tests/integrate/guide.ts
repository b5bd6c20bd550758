import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = join(__dirname, '../../docs/integrate/README.md');

/** What the page for integrators tells its readers to write and to type, word by word. */
export interface Guide {
  /** Names of the settings, in the order of the page. */
  readonly settings: readonly string[];
  readonly programs: readonly GuideProgram[];
}

export interface GuideProgram {
  readonly language: 'js' | 'python';
  /** Name of the file that the reader writes. */
  readonly file: string;
  readonly text: string;
  /** What is typed once, before. */
  readonly install: string;
  /** What is typed to start it. */
  readonly start: string;
}

/** Reads the page: for each program there are three blocks, what to install, the program, how to start it. Throws where they are not there. */
export function readGuide(page = readFileSync(PAGE, 'utf8')): Guide {
  const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({ language, text }));
  const settings = blocks.find(({ text }) => text.startsWith('export '));
  const programs = blocks.flatMap(({ language, text }, at): GuideProgram[] => {
    if (language !== 'js' && language !== 'python') return [];
    const file = /^(?:\/\/|#) (\S+)\n/.exec(text)?.[1];
    const [install, start] = [blocks[at - 1], blocks[at + 1]];
    if (file === undefined || install?.language !== 'sh' || start?.language !== 'sh') throw new Error(`a program in ${language} without the name of its file, or without what is typed before and after it`);
    return [{ language, file, text, install: install.text.trim(), start: start.text.trim() }];
  });
  if (!settings || programs.length === 0) throw new Error('the page has no settings or no program');
  return { settings: [...settings.text.matchAll(/^export (\w+)=/gm)].map(([, name = '']) => name), programs };
}
