import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { ProblemNotice } from '../../look/notices';
import { usePerson } from '../../session/session';
import { becomeTerminal, newSecret } from '../../session/terminal';

/** Enrols a new terminal, which this device then is: its secret is made here and leaves it as a hash only. */
export function NewTerminalDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { sites } = usePerson();
  const [site, setSite] = useState<string | null>(sites[0] ?? null);
  const [code, setCode] = useState('');
  const [area, setArea] = useState('');
  const [title, setTitle] = useState('');
  const terminal = { site: site ?? '', code: code.trim(), area: area.trim(), title: title.trim() };
  const enrol = useMutation({
    async mutationFn() {
      const { secret, secretHash } = await newSecret();
      await answerOf(api.POST('/api/identity/v1/terminals', { body: { ...terminal, secretHash } }));
      becomeTerminal({ code: terminal.code, secret });
    },
    onSuccess() {
      void queries.invalidateQueries({ queryKey: ['identity'] });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={<strong>{t('device.new')}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          enrol.mutate();
        }}
      >
        <TextInput label={t('device.code')} value={code} onChange={(event) => setCode(event.currentTarget.value)} placeholder="TAB-PK-02" maxLength={100} data-autofocus />
        <Select label={t('device.site')} value={site} onChange={setSite} data={[...sites]} allowDeselect={false} />
        <TextInput label={t('device.area')} value={area} onChange={(event) => setArea(event.currentTarget.value)} placeholder="PACKAGING" maxLength={100} />
        <TextInput label={t('device.name')} value={title} onChange={(event) => setTitle(event.currentTarget.value)} maxLength={200} />
        {enrol.error && <ProblemNotice error={enrol.error} />}
        <Button type="submit" size="lg" mih={64} loading={enrol.isPending} disabled={Object.values(terminal).includes('')}>{t('device.enrol')}</Button>
      </form>
    </Modal>
  );
}
