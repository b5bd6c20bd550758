import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { answerOf, api } from '../../api/client';
import { Amount } from '../../look/amount';
import { Loaded } from '../../look/loaded';
import { Notice, ProblemNotice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { usePerson } from '../../session/session';
import { broughtFor, type Staging } from './staging-sums';

const MAY = ['warehouse', 'dispenser', 'operator', 'supervisor'];

/** What a batch needs and what was brought; each scan is checked against the bill, and a refusal says which of the four things is wrong. */
export default function StagingPage() {
  const { id = '' } = useParams();
  const staging = useQuery({ queryKey: ['resources', 'staging', id], queryFn: () => answerOf(api.GET('/api/resources/v1/stagings/{id}', { params: { path: { id } } })) as Promise<Staging> });
  return <div className="page"><Loaded of={staging}>{(shown) => <Whole staging={shown} />}</Loaded></div>;
}

function Whole({ staging }: { readonly staging: Staging }) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  return (
    <>
      <div><p className="soft"><Link to="/lots">{t('lots.title')}</Link> · <Link to="/stagings">{t('staging.title')}</Link></p><div className="row"><h1>{t('staging.title')} {staging.runNumber}</h1>{staging.closed && <Sign tone="stopped">{t('staging.over')}</Sign>}</div></div>
      {!staging.closed && roles.some((role) => MAY.includes(role)) && <Scan id={staging.id} />}
      <section className="panel scroll">
        <table className="list">
          <thead><tr><th>{t('staging.material')}</th><th>{t('staging.needed')}</th><th>{t('staging.lots')}</th><th>{t('staging.brought')}</th><th>{t('people.state')}</th></tr></thead>
          <tbody>
            {staging.lines.map(({ material, quantity, lots }, index) => {
              const { containers, enough } = broughtFor(staging, material);
              return (
                <tr key={index}>
                  <td style={{ whiteSpace: 'nowrap' }}>{material}</td>
                  <td><Amount {...quantity} /></td>
                  <td>{lots.length === 0 ? <Sign tone="exception">{t('staging.no-lot')}</Sign> : lots.join(', ')}</td>
                  <td>{containers.map(({ container, content }) => <div key={container}><Link to={`/containers/${encodeURIComponent(container)}`}>{container}</Link> <Amount {...content} /></div>)}</td>
                  <td><Sign tone={enough ? 'done' : 'attention'}>{t(enough ? 'staging.enough' : 'staging.missing')}</Sign></td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** The field waits for the scanner; what was scanned is sent by the Enter at its end. */
function Scan({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const send = useMutation({
    mutationFn: (container: string) => answerOf(api.POST('/api/resources/v1/stagings/{id}/scans', { params: { path: { id } }, body: { container } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['resources'] }),
  });
  return (
    <form
      className="panel stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() === '') return;
        send.mutate(code.trim());
        setCode('');
      }}
    >
      <div className="row" style={{ alignItems: 'flex-end' }}>
        <TextInput size="lg" label={t('staging.scan')} description={t('staging.scan-help')} value={code} onChange={(event) => setCode(event.currentTarget.value)} autoFocus w="24rem" />
        <Button type="submit" size="lg" mih={64} loading={send.isPending} disabled={code.trim() === ''}>{t('staging.bring')}</Button>
      </div>
      {send.error && <ProblemNotice error={send.error} />}
      {send.isSuccess && <Notice tone="done" title={t('staging.taken', { container: send.variables })} />}
    </form>
  );
}
