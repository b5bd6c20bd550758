import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent, type PointerEvent, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { TandemSession } from './call-state';
import { samePerson } from './call-state';
import { pointers } from './pace';
import { roomNow } from './room-store';
import { soundTo, useSoundOut } from './sound-out';
import { colourOf, MarkShape, type Size } from './shapes-of-marks';
import { PARTS, partOf, type HeardMark, type Hint, type Mark, type Point } from './talk-rules';

/** What a hand does on a picture. */
export interface Hand {
  down(at: Point): void;
  move(at: Point, pressed: boolean): void;
  up(at: Point): void;
  gone(): void;
  /** By keyboard: here. */
  place(at: Point): void;
}

interface Props {
  /** Whose picture; empty for one that was brought. */
  readonly of: string;
  readonly label: string;
  readonly session: Pick<TandemSession, 'parties'>;
  readonly stream?: MediaStream | undefined;
  /** Address of the frozen picture; a stream is not shown then. */
  readonly frozen?: string | undefined;
  readonly silent?: boolean;
  readonly dim?: boolean;
  readonly marks?: readonly HeardMark[];
  /** What this hand is about to draw. */
  readonly draft?: Mark | undefined;
  readonly hand?: Hand;
  readonly shownRef?: Ref<HTMLVideoElement | HTMLImageElement>;
  readonly marksRef?: Ref<SVGSVGElement>;
}

const hints = pointers<Hint>((hint) => roomNow()?.hint(hint));
/** A step of the keyboard, in parts of the picture. */
const STEP = 250;
const STEPS: Readonly<Record<string, Point>> = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

/** A picture and what lies on it. Drawings use the picture's own points, and both are fitted by the browser in the same way: a place is the same place of the picture whatever it is shown on. */
export function PictureSurface({ of, label, session, stream, frozen, silent = true, dim = false, marks = [], draft, hand, shownRef, marksRef }: Props) {
  const { t } = useTranslation();
  const [size, setSize] = useState<Size>({ width: 16, height: 9 });
  const [cursor, setCursor] = useState<Point>();
  const box = useRef<SVGSVGElement>(null);
  const nameOf = (person: string): string => session.parties.find((party) => samePerson(party.person, person))?.name ?? person;
  const at = ({ clientX, clientY }: PointerEvent): Point => {
    const found = box.current?.getScreenCTM();
    if (!found) return [0, 0];
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(found.inverse());
    return [partOf(x, size.width), partOf(y, size.height)];
  };
  const point = (pointer: Point | undefined): void => {
    if (pointer === undefined) hints.now({ of });
    else hints.say({ of, pointer });
  };
  const moved = (event: PointerEvent): void => (hand ? hand.move(at(event), event.buttons > 0) : point(at(event)));
  const typed = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const from = cursor ?? [PARTS / 2, PARTS / 2];
    if (step) {
      const next: Point = [partOf(from[0] + step[0], PARTS), partOf(from[1] + step[1], PARTS)];
      setCursor(next);
      point(next);
    } else if (event.key === 'Enter' || event.key === ' ') hand?.place(from);
    else return;
    event.preventDefault();
  };
  return (
    <div className="tandem-surface" style={{ aspectRatio: `${size.width} / ${size.height}` }}>
      {frozen === undefined
        ? <LivePicture stream={stream} silent={silent} dim={dim} label={label} onSize={setSize} shownRef={shownRef as Ref<HTMLVideoElement>} />
        : <img ref={shownRef as Ref<HTMLImageElement>} src={frozen} alt={label} onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setSize({ width: naturalWidth, height: naturalHeight })} />}
      <svg
        ref={(made) => {
          box.current = made;
          if (typeof marksRef === 'function') marksRef(made);
          else if (marksRef) marksRef.current = made;
        }}
        viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="xMidYMid meet" data-of={of}
        {...(hand ? { role: 'application', tabIndex: 0, 'aria-label': t('tandem.draw-here', { what: label }), onKeyDown: typed } : { 'aria-hidden': true })}
        onPointerDown={hand && ((event) => { event.currentTarget.setPointerCapture(event.pointerId); hand.down(at(event)); })}
        onPointerMove={moved} onPointerUp={hand && ((event) => hand.up(at(event)))} onPointerLeave={() => { if (hand) hand.gone(); else point(undefined); }}
      >
        {marks.map((mark) => <MarkShape key={mark.number} mark={mark} size={size} colour={colourOf(session, mark.from)} label={`${nameOf(mark.from)}: ${mark.text ?? t(`tandem.tool-${mark.tool}`)}`} />)}
        <g data-passing="">
          {draft && <MarkShape mark={draft} size={size} colour="#ffffff" label="" draft />}
          <Hints of={of} session={session} size={size} nameOf={nameOf} />
          {cursor && hand && <Cross at={cursor} size={size} />}
        </g>
      </svg>
    </div>
  );
}

const NO_ROOM = (): (() => void) => () => undefined;
const NO_HINTS: readonly [] = [];

/** Where others point just now, and what they are about to draw. */
function Hints({ of, session, size, nameOf }: { readonly of: string; readonly session: Pick<TandemSession, 'parties'>; readonly size: Size; readonly nameOf: (person: string) => string }): ReactNode {
  const talk = roomNow()?.talk;
  const hints = useSyncExternalStore(talk?.listenToHints ?? NO_ROOM, talk?.currentHints ?? (() => NO_HINTS));
  return hints.filter((hint) => samePerson(hint.of, of)).map(({ from, pointer, drawing }) => {
    const colour = colourOf(session, from);
    const [x, y, r] = [((pointer?.[0] ?? 0) / PARTS) * size.width, ((pointer?.[1] ?? 0) / PARTS) * size.height, size.width / 60];
    return (
      <g key={from} data-pointer-of={from}>
        {drawing && <MarkShape mark={drawing} size={size} colour={colour} label="" draft />}
        {pointer && <><circle cx={x} cy={y} r={r} fill={colour} fillOpacity="0.55" stroke="#10151a" strokeWidth={r / 4} /><text x={x + r * 1.4} y={y + r * 0.5} fill={colour} stroke="#10151a" strokeWidth={r / 4} paintOrder="stroke" fontFamily="sans-serif" fontSize={r * 1.8}>{nameOf(from)}</text></>}
      </g>
    );
  });
}

function Cross({ at: [x, y], size }: { readonly at: Point; readonly size: Size }) {
  const [cx, cy, r] = [(x / PARTS) * size.width, (y / PARTS) * size.height, size.width / 40];
  return <path d={`M ${cx - r} ${cy} H ${cx + r} M ${cx} ${cy - r} V ${cy + r}`} stroke="#ffffff" strokeWidth={size.width / 300} style={{ mixBlendMode: 'difference' }} />;
}

function LivePicture({ stream, silent, dim, label, onSize, shownRef }: { readonly stream: MediaStream | undefined; readonly silent: boolean; readonly dim: boolean; readonly label: string; readonly onSize: (size: Size) => void; readonly shownRef?: Ref<HTMLVideoElement> }) {
  const video = useRef<HTMLVideoElement>(null);
  const { chosen } = useSoundOut();
  useEffect(() => {
    const { current } = video;
    if (!current) return;
    current.muted = silent;
    if (!silent) soundTo(current, chosen);
    if (current.srcObject !== (stream ?? null)) current.srcObject = stream ?? null;
  }, [stream, silent, chosen]);
  const measure = ({ currentTarget: { videoWidth, videoHeight } }: { readonly currentTarget: HTMLVideoElement }): void => {
    if (videoWidth > 0) onSize({ width: videoWidth, height: videoHeight });
  };
  return (
    <video
      ref={(made) => {
        video.current = made;
        if (typeof shownRef === 'function') shownRef(made);
        else if (shownRef) shownRef.current = made;
      }}
      data-off={dim || undefined} aria-label={label} autoPlay playsInline muted={silent} onLoadedMetadata={measure} onResize={measure}
    />
  );
}
