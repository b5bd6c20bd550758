import { Menu, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { chooseLanguage } from '../language';
import { lock, signOut, usePerson } from '../session/session';
import { useTerminal } from '../session/terminal';

/** Who is signed in, and what he may change about this console. */
export function PersonMenu() {
  const { t, i18n } = useTranslation();
  const { name, person, roles, sites } = usePerson();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const terminal = useTerminal();
  const go = useNavigate();
  return (
    <Menu width={280}>
      <Menu.Target>
        <button type="button" className="person">
          <span>{name}</span>
          <small>{[person, ...sites].join(' · ')}</small>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{roles.map((role) => t(`role.${role}`, { defaultValue: role })).join(', ')}</Menu.Label>
        <Menu.Item mih={44} onClick={lock}>{t('session.lock')}</Menu.Item>
        <Menu.Item mih={44} onClick={() => void go('/device')}>{t('nav.device')}: {terminal ?? t('session.no-terminal')}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('session.language')}</Menu.Label>
        {(['en', 'de'] as const).map((language) => (
          <Menu.Item mih={44} key={language} lang={language} fw={i18n.language.startsWith(language) ? 700 : 400} onClick={() => void chooseLanguage(language)}>
            {language === 'en' ? 'English' : 'Deutsch'}
          </Menu.Item>
        ))}
        <Menu.Label>{t('session.appearance')}</Menu.Label>
        {(['light', 'dark', 'auto'] as const).map((scheme) => (
          <Menu.Item mih={44} key={scheme} fw={colorScheme === scheme ? 700 : 400} onClick={() => setColorScheme(scheme)}>{t(`session.${scheme}`)}</Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item mih={44} onClick={() => void signOut()}>{t('session.sign-out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
