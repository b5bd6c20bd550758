import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../../session/colleagues';
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
  const people = useColleagues(!ownOnly(statement));
  if (ownOnly(statement)) return null;
  const others = people
    .filter(({ person, roles, name, sites }) => person !== me.person && maySign(statement, { person, roles, name, account: '', sites }))
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
