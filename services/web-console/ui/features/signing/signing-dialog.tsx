import { Button, Loader, Modal } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemIn, type Problem } from '../../api/problem';
import { readText } from '../../language/read-text';
import { Notice, ProblemNotice } from '../../look/notices';
import { useFocusKept } from '../../look/use-focus-kept';
import { usePerson } from '../../session/session';
import type { SignedAct, Statement } from './signed-act';
import { maySign, SignerChoice } from './signer-choice';
import { useCeremony } from './use-ceremony';

interface Props {
  readonly act: SignedAct;
  readonly title: string;
  readonly onSigned: () => void;
  readonly onClose: () => void;
  /** Says what a refusal is about; undefined = as the service says it. */
  readonly explain?: (problem: Problem) => ReactNode;
  /** What belongs to the statement and is seen with it. */
  readonly children?: ReactNode;
}

/** What will be signed, in plain words, and the way to the provider's page. */
export function SigningDialog({ act: asked, title, onSigned, onClose, explain, children }: Props) {
  const { t } = useTranslation();
  const [act] = useState(asked); // what is signed stays what it was when the dialog opened
  const { signing, sign, again } = useCeremony(act, onSigned);
  const me = usePerson();
  const way = useRef<HTMLDivElement>(null);
  useFocusKept(() => way.current?.querySelector('button') ?? null);
  const [signer, setSigner] = useState<string>();
  const somebody = signer !== undefined || ('statement' in signing && signing.statement !== undefined && maySign(signing.statement, me));
  const mayNow = signing.at === 'reading' && somebody;
  // The statement comes after the dialog has opened, when its close button already has the focus.
  useEffect(() => {
    if (mayNow) way.current?.querySelector<HTMLButtonElement>('button[data-primary]')?.focus({ preventScroll: true });
  }, [mayNow]);
  return (
    <Modal opened onClose={onClose} title={<strong>{title}</strong>} size="lg" closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }} closeOnClickOutside={false}>
      <div className="stack">
        {signing.at === 'asking' && <Waiting words={t('signing.asking')} />}
        {'statement' in signing && signing.statement && <StatementText statement={signing.statement} />}
        {children}
        {signing.at === 'reading' && <SignerChoice statement={signing.statement} signer={signer} onChoose={setSigner} />}
        {signing.at === 'authenticating' && (signing.pageClosed ? <Notice tone="attention" title={t('signing.page-closed')} /> : <Waiting words={t('signing.page-open')} />)}
        {signing.at === 'acting' && <Waiting words={t('signing.acting')} />}
        {signing.at === 'signed' && <Notice tone="done" title={t('signing.signed')} />}
        {signing.at === 'failed' && <Failed error={signing.error} again={again} explain={explain} />}
        <div className="spread" ref={way}>
          {signing.at === 'signed' ? <span /> : <Button variant="default" mih={64} onClick={onClose}>{t('act.cancel')}</Button>}
          {signing.at === 'signed' && <Button size="lg" mih={64} onClick={onClose} autoFocus>{t('act.close')}</Button>}
          {signing.at === 'reading' && (
            <Button size="lg" mih={64} onClick={() => sign(signer)} disabled={!somebody} data-primary>
              {t('signing.sign')}
            </Button>
          )}
          {signing.at === 'authenticating' && signing.pageClosed && (
            <Button size="lg" mih={64} onClick={() => sign(signer)}>
              {t('signing.open-again')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

function StatementText({ statement }: { readonly statement: Statement }) {
  const { t, i18n } = useTranslation();
  const me = usePerson();
  const { signer, meaning, level, text, subject, contents } = statement;
  const who = signer.roles?.map((role) => t(`role.${role}`, { defaultValue: role })).join(` ${t('signing.or')} `);
  return (
    <section aria-label={t('signing.statement')} className="stack-tight">
      <p className="soft">{readText(subject.labels ?? { en: subject.label }, i18n.language)}</p>
      <blockquote className="statement">{readText(text, i18n.language)}</blockquote>
      <dl className="facts">
        <dt>{t('signing.meaning')}</dt>
        <dd>{t(`meaning.${meaning}`, { defaultValue: meaning })}</dd>
        {(who || signer.person) && (
          <>
            <dt>{t('signing.signer')}</dt>
            <dd>{signer.person === me.person ? `${me.name} (${me.person})` : (signer.person ?? who)}</dd>
          </>
        )}
        <dt>{t('signing.how')}</dt>
        <dd>{t(level === 'esig-2fa' ? 'signing.with-code' : 'signing.with-password')}</dd>
      </dl>
      <details>
        <summary className="soft small">{t('signing.bound-to')}</summary>
        {contents.map(({ label, labels, hash }) => (
          <p key={hash} className="small">
            {readText(labels ?? { en: label }, i18n.language)} <span className="mono soft">{hash}</span>
          </p>
        ))}
      </details>
    </section>
  );
}

function Failed({ error, again, explain }: { readonly error: unknown; readonly again: () => void; readonly explain: Props['explain'] }) {
  const problem = problemIn(error);
  return <ProblemNotice error={error} again={again}>{problem && explain?.(problem)}</ProblemNotice>;
}

function Waiting({ words }: { readonly words: string }) {
  return (
    <p className="row" role="status">
      <Loader size="sm" /> {words}
    </p>
  );
}
