import { Button, Checkbox, NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { DISCLOSURE_FIELDS, type DisclosureRules } from '../../../core/register/disclosure.ts';
import {
  disclosureRules,
  loadDisclosure,
  objectionsUntil,
  recordDisclosure,
  useDisclosure,
} from '../../../state/leader/disclosure.ts';
import { usePrint } from '../../../state/leader/print.ts';
import { useLeaderScreen } from '../../../state/leader/screen.ts';
import { today } from '../../../state/record.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { usePrintKey } from '../../../ui/use-print-key.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { DisclosureSheet } from './DisclosureSheet.tsx';

const LONGEST_DAYS = 365;

/** The disclosure list (分户公示表) of a red line: seen before, put on record, then printed. There is no way to a file. */
export function DisclosureView({ head }: { head: ReactNode }) {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const { list, error, printed } = useDisclosure();
  const summary = useSession((s) => s.summary);
  const revision = useSession((s) => s.revision);
  const isOffice = useLeaderScreen((s) => s.audience === 'planner');
  const on = useView((s) => s.on);
  const day = shownDay(on, summary);
  const lines = summary?.redLines ?? [];
  const target = usePrint((s) => s.target);
  const [redLineId, setRedLine] = useState(
    () => lines.find(({ id }) => 'id' in target && id === target.id)?.id ?? lines[0]?.id ?? '',
  );
  const [rules, setRules] = useState<DisclosureRules>(disclosureRules);
  const [isBusy, setBusy] = useState(false);
  const line = lines.find(({ id }) => id === redLineId);
  const { fields } = rules;
  useEffect(() => {
    // What was printed stays as it was printed.
    if (isOffice && redLineId !== '' && !useDisclosure.getState().printed) void loadDisclosure(redLineId, day, fields);
  }, [isOffice, redLineId, day, fields, revision]);
  // Names are a field like others: where the office chose none, nobody is missing.
  const nameAt = list?.list.fields.findIndex((field) => field === 'masked-name' || field === 'name') ?? -1;
  const unnamed = list && nameAt >= 0 ? list.list.rows.filter((cells) => cells[nameAt] === null).length : 0;
  const change = (more: Partial<DisclosureRules>) => {
    useDisclosure.setState({ printed: null });
    setRules({ ...rules, ...more });
  };
  const print = async () => {
    if (!list || !isOffice || isBusy) return;
    setBusy(true);
    const done = printed !== null || (await recordDisclosure(rules));
    flushSync(() => setBusy(false));
    if (done) window.print();
  };
  usePrintKey(() => void print());
  const sheet = isOffice && list && line && (
    <DisclosureSheet
      list={list}
      name={i18n.language === 'en' ? (line.nameEn ?? line.name) : line.name}
      district={summary?.district.name ?? ''}
      regime={line.regime}
      from={today()}
      until={printed?.objectionsUntil ?? objectionsUntil(rules.objectionDays)}
      contact={rules.contact}
      isDraft={printed === null}
    />
  );
  return (
    <div className="print-view">
      <form
        className="print-view__form"
        aria-label={t('print.what.disclosure')}
        onSubmit={(event) => {
          event.preventDefault();
          void print();
        }}
      >
        <h1>{t('print.what.disclosure')}</h1>
        {head}
        <p className="print-view__secret">{t('print.disclosure.warning')}</p>
        {!isOffice && (
          <p className="print-view__failure" role="alert">
            {t('print.disclosure.onlyOffice')}
          </p>
        )}
        <NativeSelect
          label={t('print.disclosure.line')}
          value={redLineId}
          onChange={(event) => {
            useDisclosure.setState({ printed: null });
            setRedLine(event.currentTarget.value);
          }}
          data={lines.map(({ id, name, nameEn }) => ({ value: id, label: i18n.language === 'en' ? (nameEn ?? name) : name }))}
        />
        <fieldset className="print-view__fields">
          <legend>{t('print.disclosure.fieldsLabel')}</legend>
          {DISCLOSURE_FIELDS.map((field) => (
            <Checkbox
              key={field}
              label={t(`print.disclosure.field.${field}`)}
              checked={fields.includes(field)}
              onChange={(event) =>
                change({
                  fields: DISCLOSURE_FIELDS.filter((one) => (one === field ? event.currentTarget.checked : fields.includes(one))),
                })
              }
            />
          ))}
        </fieldset>
        <NumberInput
          label={t('print.disclosure.days')}
          value={rules.objectionDays}
          min={1}
          max={LONGEST_DAYS}
          allowDecimal={false}
          onChange={(value) => {
            if (typeof value === 'number' && value >= 1 && value <= LONGEST_DAYS) change({ objectionDays: value });
          }}
        />
        <Textarea
          label={t('print.disclosure.contact')}
          description={t('print.disclosure.contactHint')}
          value={rules.contact}
          maxLength={500}
          autosize
          minRows={2}
          onChange={(event) => change({ contact: event.currentTarget.value })}
        />
        {unnamed > 0 && (
          <p className="print-view__failure">
            {t('print.disclosure.unnamed', { count: unnamed, rows: list?.list.rows.length ?? 0 })}
          </p>
        )}
        {error && (
          <p className="print-view__failure" role="alert">
            {failureText(error)}
          </p>
        )}
        <Button type="submit" loading={isBusy} disabled={!isOffice || !list || list.list.rows.length === 0}>
          {t('print.disclosure.print')}
        </Button>
      </form>
      <section className="print-view__paper" aria-label={t('print.preview')} tabIndex={0}>
        {sheet}
      </section>
      {printed &&
        createPortal(
          <div className="print-root" aria-hidden>
            <style>
              {
                '@page { size: A4; margin: 16mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #000 } }'
              }
            </style>
            {sheet}
          </div>,
          document.body,
        )}
    </div>
  );
}
