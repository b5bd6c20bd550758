import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { PagedList, usePages, type Page } from '../../api/pages';
import { Empty, ProblemNotice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { usePerson } from '../../session/session';
import { becomeTerminal, newSecret, useTerminal } from '../../session/terminal';
import { NewTerminalDialog } from './new-terminal-dialog';
import { RevokeDialog } from './revoke-dialog';

type Terminal = components['schemas']['TerminalResponse'];

/** Makes this device an enrolled terminal, by an act of the administrator: what is done here is recorded with its place. */
export default function DevicePage() {
  const { t } = useTranslation();
  const here = useTerminal();
  const mayEnrol = usePerson().roles.includes('admin');
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<string>();
  const terminals = usePages<Terminal>(['identity', 'terminals'], (after) =>
    answerOf(api.GET('/api/identity/v1/terminals', { params: { query: { limit: 100, ...(after ? { after } : {}) } } })) as Promise<Page<Terminal>>);
  const enrol = useMutation({
    async mutationFn(code: string) {
      becomeTerminal(undefined); // what this device was before is no reason to refuse what it is to be
      const { secret, secretHash } = await newSecret();
      await answerOf(api.POST('/api/identity/v1/terminals/{code}/device', { params: { path: { code } }, body: { secretHash } }));
      becomeTerminal({ code, secret });
    },
  });
  return (
    <div className="page">
      <div className="spread">
        <h1>{t('device.title')}</h1>
        {mayEnrol && <Button size="lg" mih={64} variant="default" onClick={() => setMaking(true)}>{t('device.new')}</Button>}
      </div>
      {making && <NewTerminalDialog onClose={() => setMaking(false)} />}
      {revoking !== undefined && <RevokeDialog code={revoking} onClose={() => setRevoking(undefined)} />}
      <p className="soft">{t(mayEnrol ? 'device.help' : 'device.ask')}</p>
      {here && (
        <div className="row">
          <Sign tone="running">{here}</Sign>
          <Button variant="default" onClick={() => becomeTerminal(undefined)}>{t('device.none')}</Button>
        </div>
      )}
      {enrol.error && <ProblemNotice error={enrol.error} />}
      <PagedList of={terminals} empty={<Empty title={t('device.no-terminals')}>{t('device.no-terminals-help')}</Empty>}>
        {(items) => (
          <div className="tiles">
            {items.filter(({ enrolled }) => enrolled).map(({ code, title, area, site }) => (
              <div key={code} className="stack-tight">
                <button type="button" className="touch" disabled={!mayEnrol || enrol.isPending} aria-pressed={code === here} {...(code === here ? { 'data-tone': 'running' } : {})} onClick={() => enrol.mutate(code)}>
                  <strong>{code}</strong>
                  <div>{title}</div>
                  <div className="soft small">{area} · {site}</div>
                </button>
                {mayEnrol && <button type="button" className="text-button" onClick={() => setRevoking(code)}>{t('device.revoke', { code })}</button>}
              </div>
            ))}
          </div>
        )}
      </PagedList>
    </div>
  );
}
