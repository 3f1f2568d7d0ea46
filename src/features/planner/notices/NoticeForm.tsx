import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fillNotice } from '../../../core/report/notice/fill-notice.ts';
import { type Office, type TemplateName, TYPED_FIELDS, type TypedField } from '../../../core/report/notice/notice.ts';
import { asCodedError } from '../../../state/failure.ts';
import { keepOffice, keepTemplate } from '../../../state/notices.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import type { TypedValues } from './notice-values.ts';
import { TemplateEditor } from './TemplateEditor.tsx';

interface NoticeFormProps {
  readonly name: TemplateName;
  readonly template: string;
  readonly kept: string | undefined;
  readonly standard: string;
  readonly office: Office | undefined;
  /** As it stands in the form: printed, whether or not it is kept for other papers. */
  readonly issuer: Office;
  readonly typed: TypedValues;
  onTemplate(template: string): void;
  onTyped(typed: TypedValues): void;
  onIssuer(issuer: Office): void;
}

const DAYS: ReadonlySet<string> = new Set(['writtenOn', 'performUntil']);
/** What is typed for this paper: what its wording names, and always the day, by which the law is asked. */
const typedIn = (template: string): readonly TypedField[] => {
  const named = new Set<string>(fillNotice(template, {}).missing);
  return TYPED_FIELDS.filter((field) => field === 'writtenOn' || named.has(field));
};

export const NO_OFFICE: Office = { name: '', address: '', phone: '' };

/** What the record cannot say: whom it is for, its number, and the office that issues it. */
export function NoticeForm({
  name,
  template,
  kept,
  standard,
  office,
  issuer,
  typed,
  onTemplate,
  onTyped,
  onIssuer,
}: NoticeFormProps) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const isSame = JSON.stringify(issuer) === JSON.stringify(office ?? NO_OFFICE);
  const run = async (keep: () => Promise<void>, said: string) => {
    setBusy(true);
    setFailure(null);
    try {
      await keep();
      notifications.show({ message: t(said), closeButtonProps: { 'aria-label': t('app.close') } });
    } catch (error) {
      setFailure(failureText(asCodedError(error)));
    }
    setBusy(false);
  };
  const officeInput = (part: keyof Office, label: string) => (
    <TextInput
      label={t(label)}
      value={issuer[part] ?? ''}
      onChange={(event) => onIssuer({ ...issuer, [part]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <fieldset className="notice-form">
        <legend>{t('notices.typed')}</legend>
        {typedIn(template).map((field) => (
          <TextInput
            key={field}
            type={DAYS.has(field) ? 'date' : 'text'}
            label={t(`notices.field.${field}`)}
            className={field === 'proposed' ? 'notice-form__wide' : undefined}
            value={typed[field] ?? ''}
            onChange={(event) => onTyped({ ...typed, [field]: event.currentTarget.value })}
          />
        ))}
      </fieldset>
      <details open={!office}>
        <summary>{t('notices.office')}</summary>
        <fieldset className="notice-form" aria-label={t('notices.office')}>
          {officeInput('name', 'notices.officeName')}
          {officeInput('address', 'notices.officeAddress')}
          {officeInput('phone', 'notices.officePhone')}
          {officeInput('reviewBody', 'notices.officeReviewBody')}
          {officeInput('court', 'notices.officeCourt')}
        </fieldset>
        <p className="quiet">{t('notices.officeHint')}</p>
        <Button
          variant="default"
          disabled={isSame}
          loading={busy}
          onClick={() => void run(() => keepOffice(issuer), 'notices.officeKept')}
        >
          {t('notices.keepOffice')}
        </Button>
      </details>
      <details>
        <summary>{t('notices.edit')}</summary>
        <TemplateEditor
          template={template}
          isOwn={kept !== undefined}
          busy={busy}
          onChange={onTemplate}
          onKeep={() => void run(() => keepTemplate(name, template), 'notices.templateKept')}
          onReset={() =>
            void run(async () => {
              await keepTemplate(name, null);
              onTemplate(standard);
            }, 'notices.templateReset')
          }
        />
      </details>
      {failure && (
        <p role="alert" className="failure">
          {failure}
        </p>
      )}
    </>
  );
}
