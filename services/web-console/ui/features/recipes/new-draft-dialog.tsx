import { Button, FileInput, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answerOf, api } from '../../api/client';
import { Notice, ProblemNotice } from '../../look/notices';
import { useDraft } from '../../session/draft';
import { usePerson } from '../../session/session';

interface Props {
  /** The draft that is rewritten; absent = a new version. */
  readonly rewritten?: { readonly id: string; readonly document: object; readonly changeControl: string };
  readonly onClose: () => void;
}

/** A recipe document becomes the draft of a new version, or takes the place of one: from a file, pasted, or changed here. What is wrong with it is named with its place. */
export function NewDraftDialog({ rewritten, onClose }: Props) {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const { sites } = usePerson();
  const [site, setSite] = useState<string | null>(sites[0] ?? null);
  const [changeControl, setChangeControl, clearControl] = useDraft(`recipe/${rewritten?.id ?? 'new'}/control`, rewritten?.changeControl ?? '');
  const [text, setText, clearText] = useDraft(`recipe/${rewritten?.id ?? 'new'}/text`, rewritten ? JSON.stringify(rewritten.document, null, 2) : '');
  const document = readJson(text);
  const send = useMutation({
    mutationFn: () => rewritten
      ? answerOf(api.PUT('/api/recipes/v1/versions/{id}', { params: { path: { id: rewritten.id } }, body: { document: document as Record<string, unknown>, changeControl: changeControl.trim() } }))
      : answerOf(api.POST('/api/recipes/v1/versions', { body: { site: site ?? '', document: document as Record<string, unknown>, changeControl: changeControl.trim() } })),
    onSuccess(answer) {
      clearControl();
      clearText();
      void queries.invalidateQueries({ queryKey: ['recipes'] });
      onClose();
      if (!rewritten) void go(`/recipes/${answer.aggregate}`);
    },
  });
  return (
    <Modal opened onClose={onClose} size="xl" title={<strong>{t(rewritten ? 'recipes.rewrite' : 'recipes.new-draft')}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <div className="row">
          {!rewritten && <Select label={t('recipes.site')} value={site} onChange={setSite} data={[...sites]} allowDeselect={false} />}
          <TextInput label={t('recipes.change-control')} value={changeControl} onChange={(event) => setChangeControl(event.currentTarget.value)} placeholder="CC-2026-0050" maxLength={100} data-autofocus />
          <FileInput label={t('recipes.file')} placeholder={t('act.choose')} accept="application/json,.json" onChange={(file) => void file?.text().then(setText)} />
        </div>
        <Textarea label={t('recipes.document')} description={t('recipes.document-help')} value={text} onChange={(event) => setText(event.currentTarget.value)} minRows={10} maxRows={16} autosize spellCheck={false} styles={{ input: { fontFamily: 'ui-monospace, monospace', fontSize: '0.875rem' } }} />
        {text.trim() !== '' && document === undefined && <Notice tone="attention" title={t('recipes.no-json')} />}
        {send.error && <ProblemNotice error={send.error} />}
        <Button type="submit" size="lg" mih={64} loading={send.isPending} disabled={document === undefined || changeControl.trim() === '' || (!rewritten && !site)}>{t('recipes.save-draft')}</Button>
      </form>
    </Modal>
  );
}

/** An object, or undefined where the text is none. */
function readJson(text: string): object | undefined {
  try {
    const read = JSON.parse(text) as unknown;
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
