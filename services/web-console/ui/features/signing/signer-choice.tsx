import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { usePerson, type Person } from '../../session/session';
import type { Statement } from './signed-act';

/** True when this person may give the signature that is asked for. */
export function maySign({ signer }: Statement, { person, roles }: Person): boolean {
  if (signer.notPersons?.includes(person) || (signer.person !== undefined && signer.person !== person)) return false;
  return signer.roles === undefined || signer.roles.length === 0 || signer.roles.some((role) => roles.includes(role));
}

/** True for a signature that only who acts may give. */
const ownOnly = ({ meaning, signer }: Statement): boolean => meaning === 'performed' || signer.person !== undefined;

interface Props {
  readonly statement: Statement;
  /** Account of who signs; undefined = whoever is signed in here. */
  readonly signer: string | undefined;
  readonly onChoose: (account: string | undefined) => void;
}

/** Who signs at this screen: the person himself, or another one who comes to the tablet. */
export function SignerChoice({ statement, signer, onChoose }: Props) {
  const { t } = useTranslation();
  const me = usePerson();
  const mayI = maySign(statement, me);
  const people = useQuery({
    queryKey: ['identity', 'signers'],
    enabled: !ownOnly(statement),
    queryFn: () => answerOf(api.GET('/api/identity/v1/people', { params: { query: { limit: 500 } } })),
  });
  if (ownOnly(statement)) return null;
  const others = (people.data?.items ?? [])
    .filter((one) => one.person !== me.person && !one.locked && one.accounts.length > 0)
    .filter(({ person, roles, name, sites }) => sites.some((site) => me.sites.includes(site)) && maySign(statement, { person, roles, name, account: '', sites }))
    .map(({ name, person, accounts }) => ({ value: accounts[0]?.username ?? '', label: `${name} (${person})` }));
  const data = [...(mayI ? [{ value: me.account, label: `${me.name} (${me.person})` }] : []), ...others];
  return (
    <Select
      label={t('signing.who')}
      description={mayI ? undefined : t('signing.somebody-else')}
      placeholder={t('act.choose')}
      searchable
      nothingFoundMessage={t('signing.nobody')}
      value={signer ?? (mayI ? me.account : null)}
      onChange={(account) => onChoose(account ?? undefined)}
      data={data}
    />
  );
}
