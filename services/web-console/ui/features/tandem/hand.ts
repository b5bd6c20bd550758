import type { Tool } from './drawing-board';
import { pointers } from './pace';
import type { Hand } from './picture-surface';
import { roomNow } from './room-store';
import { PARTS, partOf, thinned, type Hint, type Mark, type Point } from './talk-rules';

/** Nearer than this to where it began nothing is drawn: a touch is no circle. */
const LEAST = 60;
/** Half of a circle, and the length of an arrow, that the keyboard places. */
const PLACED = 700;

interface Given {
  readonly tool: Tool;
  readonly text: string;
  readonly picture: number;
  readonly of: string;
  readonly draft: Mark | undefined;
  readonly setDraft: (mark: Mark | undefined) => void;
  readonly say: (mark: Mark) => void;
}

const hints = pointers<Hint>((hint) => roomNow()?.hint(hint));

/** What a hand with a tool does on a picture. */
export function handOf({ tool, text, picture, of, draft, setDraft, say }: Given): Hand {
  const tell = (said: Omit<Hint, 'of'>): void => hints.say({ of, ...said });
  const write = (at: Point): void => {
    if (text.trim() !== '') say({ picture, tool: 'text', points: [at], text: text.trim() });
  };
  const grown = (at: Point): Mark | undefined => draft && { ...draft, points: draft.tool === 'line' ? thinned([...draft.points, at]) : [draft.points[0] ?? at, at] };
  return {
    down(at) {
      if (tool === 'text') write(at);
      else if (tool !== 'point') setDraft({ picture, tool, points: [at, at] });
    },
    move(at, pressed) {
      const drawing = pressed ? grown(at) : undefined;
      if (drawing) setDraft(drawing);
      tell(drawing ? { drawing } : { pointer: at });
    },
    up(at) {
      const drawing = grown(at);
      setDraft(undefined);
      hints.now({ of });
      if (drawing && drawing.points.some(([x, y]) => Math.hypot(x - (drawing.points[0]?.[0] ?? x), y - (drawing.points[0]?.[1] ?? y)) >= LEAST)) say(drawing);
    },
    gone() {
      hints.now({ of });
    },
    place(at) {
      const [x, y] = at;
      const near = (dx: number, dy: number): Point => [partOf(x + dx, PARTS), partOf(y + dy, PARTS)];
      if (tool === 'text') write(at);
      else if (tool === 'circle') say({ picture, tool, points: [near(-PLACED, -PLACED), near(PLACED, PLACED)] });
      else if (tool === 'arrow') say({ picture, tool, points: [near(-PLACED, PLACED), at] });
    },
  };
}
