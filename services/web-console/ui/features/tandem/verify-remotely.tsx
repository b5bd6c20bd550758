import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { ProblemNotice } from '../../look/notices';
import { usePerson } from '../../session/session';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import type { Asked, Card } from '../step-card/model';
import { otherOf } from './call-room';
import type { TandemSession } from './call-state';
import { frameOf } from './frame';
import { keepPicture, useSharedFile } from './queries';
import { notFromHere, openSignatures } from './remote-rules';
import { roomNow, useRoom } from './room-store';
import { useBlobAddress } from './use-blob-address';

const STEP = '/api/batch-execution/v1/runs/{id}/steps/{key}';

/** What whoever stands beside a step may sign from where he is: out of the session, with the frozen picture of the operator, with a second factor. What he may not, it explains. */
export function VerifyRemotely({ card, session }: { readonly card: Card; readonly session: TandemSession }) {
  const { t, i18n } = useTranslation();
  const me = usePerson();
  const room = useRoom();
  const queries = useQueryClient();
  const [act, setAct] = useState<SignedAct | undefined>(() => pendingFor(card));
  const operator = session.parties.find(({ side }) => side === 'operator');
  const stream = room && operator && otherOf(room, operator.person)?.stream;
  const sees = stream !== undefined && stream.getVideoTracks().length > 0;
  const begin = useMutation({ mutationFn: async (asked: Asked) => (stream && operator ? actFor(card, asked, await frozen(session.id, operator.person, stream)) : undefined), onSuccess: setAct });
  const open = openSignatures(card);
  const close = (): void => {
    setAct(undefined);
    void roomNow()?.talk.speak({ kind: 'picture' }).catch(() => undefined); // the picture is in the record; all look at the step again
  };
  if (open.length === 0 && !act) return null;
  return (
    <section className="panel tandem-remote" aria-label={t('tandem.remote')}>
      <h2>{t('tandem.remote')}</h2>
      {open.some((asked) => notFromHere(card, asked, me, sees) === undefined) && <p id="remote-help" className="small soft">{t('tandem.remote-help')}</p>}
      <ul className="plain-list">
        {open.map((asked) => {
          const why = notFromHere(card, asked, me, sees);
          return (
            <li key={`${asked.policy}/${asked.moment}`} className="stack-tight">
              <span><strong>{t(`role.${asked.role}`)}</strong>, {t(`meaning.${asked.meaning}`)}</span>
              <span className="small soft">{readText(asked.attests, i18n.language)}</span>
              {why === undefined
                ? <Button mih={64} size="lg" aria-describedby="remote-help" loading={begin.isPending && begin.variables === asked} onClick={() => begin.mutate(asked)}>{t('tandem.verify-remotely')}</Button>
                : <span className="small">{t(`tandem.remote-${why}`, { role: t(`role.${asked.role}`) })}</span>}
            </li>
          );
        })}
      </ul>
      {begin.error != null && <ProblemNotice error={begin.error} />}
      {act && (
        <SigningDialog act={act} title={t('tandem.verify-remotely')} onSigned={() => void queries.invalidateQueries({ queryKey: ['batch-execution'] })} onClose={close}>
          <FrozenPicture session={session.id} sha256={pictureOf(act)} name={operator?.name ?? ''} />
        </SigningDialog>
      )}
    </section>
  );
}

function FrozenPicture({ session, sha256, name }: { readonly session: string; readonly sha256: string; readonly name: string }) {
  const { t } = useTranslation();
  const address = useBlobAddress(useSharedFile(session, sha256).data);
  return (
    <figure className="tandem-attested">
      {address !== undefined && <img src={address} alt={t('tandem.picture-of', { name })} />}
      <figcaption className="small">{t('tandem.remote-picture', { name })} <span className="mono soft">{sha256}</span></figcaption>
    </figure>
  );
}

/** The picture of the operator at this moment, shown to all and kept with the step; answers its hash. */
async function frozen(session: string, of: string, stream: MediaStream): Promise<string> {
  const talk = roomNow()?.talk;
  if (!talk) throw new Error('nobody stands in a session here');
  const { sha256 } = await talk.show(await frameOf(stream));
  await keepPicture(session, sha256, await talk.speak({ kind: 'picture', of, file: sha256 }));
  return sha256;
}

function actFor({ runId, stepKey, version, viewHash = '' }: Card, { policy }: Asked, picture: string): SignedAct {
  const remote = { view: viewHash, picture };
  return { statements: `${STEP}/statements` as SignedAct['statements'], act: `${STEP}/signatures` as SignedAct['act'], params: { id: runId, key: stepKey }, ask: { policy, remote }, body: { version, remote } };
}

function pictureOf({ ask }: SignedAct): string {
  return (ask.remote as { readonly picture?: string } | undefined)?.picture ?? '';
}

/** The signature for which this page was left by a redirect. */
function pendingFor({ runId, stepKey }: Card): SignedAct | undefined {
  const act = pendingAct()?.act;
  return act && act.params.id === runId && act.params.key === stepKey && act.ask.remote !== undefined ? act : undefined;
}
