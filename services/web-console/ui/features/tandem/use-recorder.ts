import { useEffect, useRef, useState } from 'react';
import type { TandemSession } from './call-state';
import { recordingService, refuseRecording } from './recording-queries';
import { Recorder } from './recorder';
import { recordingOf } from './recording-rules';
import { beforeLeaving, roomNow } from './room-store';

/** On the console of the operator: records while everybody consents, and not a moment longer. Answers how to end it, and why it could not be. */
export function useRecorder(session: TandemSession | undefined, person: string, records: boolean): { readonly finish: () => Promise<void>; readonly problem: unknown } {
  const recorder = useRef<Recorder>(undefined);
  const beginning = useRef(false);
  const wanted = useRef(false);
  const [problem, setProblem] = useState<unknown>();
  const { now } = recordingOf(session, person);
  const id = session?.id;
  const running = session?.recording?.running;
  const asked = session?.recording?.proposal;
  useEffect(() => {
    const mine = recorder.current;
    const all = now === 'agreed' || now === 'runs';
    wanted.current = all;
    if (mine && (!all || (running !== undefined && running !== mine.recording))) {
      mine.drop();
      recorder.current = undefined;
    }
    if (!records || !all || id === undefined || recorder.current || beginning.current) return;
    beginning.current = true;
    setProblem(undefined);
    Recorder.begin(id, recordingService, () => roomNow()?.view, (error) => {
      recorder.current = undefined;
      setProblem(error);
    })
      .then((begun) => {
        if (wanted.current) recorder.current = begun;
        else begun.drop(); // somebody came or did not consent any more meanwhile
      }, setProblem)
      .finally(() => (beginning.current = false));
  }, [now, id, running, asked, records]);
  useEffect(() => {
    const stop = beforeLeaving(() => recorder.current?.finish() ?? Promise.resolve());
    return () => {
      stop();
      wanted.current = false;
      void recorder.current?.finish().catch(() => undefined);
      recorder.current = undefined;
    };
  }, []);
  const finish = async (): Promise<void> => {
    const mine = recorder.current;
    recorder.current = undefined;
    if (mine) await mine.finish();
    else if (id !== undefined) await refuseRecording(id);
  };
  return { finish, problem };
}
