import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { PagedList, usePages, type Page } from '../../api/pages';
import { Empty } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { becomeTerminal, useTerminal } from '../../session/terminal';

type Terminal = components['schemas']['TerminalResponse'];

/** Says which enrolled terminal this device is: what is done here is recorded with its place. */
export default function DevicePage() {
  const { t } = useTranslation();
  const here = useTerminal();
  const terminals = usePages<Terminal>(['identity', 'terminals'], (after) =>
    answerOf(api.GET('/api/identity/v1/terminals', { params: { query: { limit: 100, ...(after ? { after } : {}) } } })) as Promise<Page<Terminal>>);
  return (
    <div className="page">
      <h1>{t('device.title')}</h1>
      <p className="soft">{t('device.help')}</p>
      {here && (
        <div className="row">
          <Sign tone="running">{here}</Sign>
          <Button variant="default" onClick={() => becomeTerminal(undefined)}>{t('device.none')}</Button>
        </div>
      )}
      <PagedList of={terminals} empty={<Empty title={t('device.no-terminals')}>{t('device.no-terminals-help')}</Empty>}>
        {(items) => (
          <div className="tiles">
            {items.filter(({ enrolled }) => enrolled).map(({ code, title, area, site }) => (
              <button key={code} type="button" className="touch" aria-pressed={code === here} {...(code === here ? { 'data-tone': 'running' } : {})} onClick={() => becomeTerminal(code)}>
                <strong>{code}</strong>
                <div>{title}</div>
                <div className="soft small">{area} · {site}</div>
              </button>
            ))}
          </div>
        )}
      </PagedList>
    </div>
  );
}
