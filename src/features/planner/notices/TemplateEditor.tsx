import { Button, Textarea, UnstyledButton } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { unknownFields } from '../../../core/report/notice/fill-notice.ts';
import { NOTICE_FIELDS, type NoticeField } from '../../../core/report/notice/notice.ts';

interface TemplateEditorProps {
  readonly template: string;
  /** The office has a wording of its own, which can be given up. */
  readonly isOwn: boolean;
  readonly busy: boolean;
  onChange(template: string): void;
  onKeep(): void;
  onReset(): void;
}

/** The office's own wording of a paper, its fields inserted by name. */
export function TemplateEditor({ template, isOwn, busy, onChange, onKeep, onReset }: TemplateEditorProps) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  const unknown = unknownFields(template);
  const insert = (field: NoticeField) => {
    const at = area.current?.selectionStart ?? template.length;
    onChange(`${template.slice(0, at)}{{${field}}}${template.slice(area.current?.selectionEnd ?? at)}`);
    area.current?.focus();
  };
  return (
    <div className="notice-editor">
      <Textarea
        ref={area}
        label={isOwn ? t('notices.own') : t('notices.standard')}
        description={t('notices.editHint')}
        autosize
        minRows={8}
        maxRows={16}
        value={template}
        error={unknown.length > 0 ? t('notices.unknown', { fields: unknown.join(', ') }) : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <fieldset>
        <legend>{t('notices.insert')}</legend>
        <div className="notice-editor__fields">
          {NOTICE_FIELDS.map((field) => (
            <UnstyledButton key={field} className="notice-editor__field" onClick={() => insert(field)}>
              {t(`notices.field.${field}`)}
            </UnstyledButton>
          ))}
        </div>
      </fieldset>
      <div className="notice-editor__actions">
        <Button variant="default" disabled={unknown.length > 0 || template.trim() === ''} loading={busy} onClick={onKeep}>
          {t('notices.keepTemplate')}
        </Button>
        {isOwn && (
          <Button variant="subtle" disabled={busy} onClick={onReset}>
            {t('notices.reset')}
          </Button>
        )}
      </div>
    </div>
  );
}
