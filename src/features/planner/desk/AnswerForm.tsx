import { NumberInput, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PATCH_FINDINGS, type PatchFinding } from '../../../core/register/patch.ts';
import type { BuildStage, BuildUse, Structure } from '../../../core/register/sighting.ts';
import { answerPatch } from '../../../state/desk.ts';
import { asCodedError } from '../../../state/failure.ts';
import { forgetEntries } from '../../../state/kept-entries.ts';
import { today } from '../../../state/record.ts';
import type { PatchCard } from '../../../workers/calls/desk.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { useEntry } from '../shell/use-entry.ts';
import { DayField } from '../shell/DayField.tsx';
import { EntryFoot } from './EntryFoot.tsx';
import { useTell } from './use-tell.ts';

const STAGES: readonly BuildStage[] = ['foundation', 'under-construction', 'completed'];
const STRUCTURES: readonly Structure[] = [
  'brick-concrete',
  'brick-timber',
  'frame',
  'steel',
  'light-steel',
  'temporary',
  'other',
];
const USES: readonly BuildUse[] = ['residential', 'commercial', 'storage', 'production', 'farming', 'public', 'other'];

/** What was found on the spot; where something was built the report that it leads to, one on record or one of the patch's own shape. */
export function AnswerForm({ card, onDone }: { card: PatchCard; onDone(): void }) {
  const { t } = useTranslation();
  const tell = useTell();
  const failureText = useFailureText();
  const { patch } = card;
  const builds = card.groups.find(({ subject }) => subject === 'sightings');
  const known = (builds?.ids ?? []).map((value, n) => ({ value, label: builds?.labels[n] ?? value }));
  const name = `patch/${patch.id}/answer`;
  const [finding, setFinding] = useEntry<PatchFinding | null>(`${name}/finding`, null);
  const [note, setNote] = useEntry(`${name}/note`, '');
  const [answeredOn, setAnsweredOn] = useEntry(`${name}/on`, today());
  const [leads, setLeads] = useEntry<'none' | 'known' | 'new'>(`${name}/leads`, known.length > 0 ? 'known' : 'none');
  const [sightingId, setSightingId] = useState<string | null>(known[0]?.value ?? null);
  const [report, setReport] = useState({
    no: `TB-${patch.no}`,
    stage: 'completed' as BuildStage,
    structure: 'other' as Structure,
    use: 'other' as BuildUse,
    floors: 1,
  });
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const isViolation = finding === 'violation';
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!finding) return setFailure(t('desk.patch.findingMissing'));
    if (answeredOn > today()) return setFailure(t('cases.dayAhead', { today: today() }));
    setBusy(true);
    setFailure(null);
    try {
      await answerPatch(card, {
        finding,
        note: note.trim(),
        on: answeredOn,
        ...(isViolation && leads === 'known' && sightingId && { sightingId }),
        ...(isViolation && leads === 'new' && { report }),
      });
      forgetEntries(name);
      tell(t('desk.patch.answered', { no: patch.no }));
      onDone();
    } catch (error) {
      setFailure(failureText(asCodedError(error)));
      setBusy(false);
    }
  };
  return (
    <form className="desk-form" onSubmit={(event) => void submit(event)}>
      <Select
        label={t('desk.patch.finding')}
        required
        data={PATCH_FINDINGS.map((value) => ({ value, label: t(`desk.found.${value}`) }))}
        value={finding}
        onChange={(value) => setFinding(value)}
      />
      <DayField
        label={t('desk.patch.answeredOn')}
        min={patch.receivedOn}
        max={today()}
        value={answeredOn}
        onChange={setAnsweredOn}
      />
      <Textarea
        label={t('desk.patch.note')}
        description={t('desk.patch.noteHint')}
        required
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {isViolation && (
        <Radio.Group label={t('desk.patch.leads')} value={leads} onChange={(value) => setLeads(value)}>
          <div className="desk-radios">
            <Radio value="known" label={t('desk.patch.leadsKnown', { count: known.length })} disabled={known.length === 0} />
            <Radio value="new" label={t('desk.patch.leadsNew')} />
            <Radio value="none" label={t('desk.patch.leadsNone')} />
          </div>
        </Radio.Group>
      )}
      {isViolation && leads === 'known' && (
        <Select label={t('detail.sighting')} data={known} value={sightingId} allowDeselect={false} onChange={setSightingId} />
      )}
      {isViolation && leads === 'new' && (
        <fieldset className="desk-form">
          <legend>{t('desk.patch.report')}</legend>
          <TextInput
            label={t('desk.patch.reportNo')}
            required
            value={report.no}
            onChange={(event) => setReport({ ...report, no: event.currentTarget.value })}
          />
          <Select
            label={t('detail.stage')}
            data={STAGES.map((value) => ({ value, label: t(`stage.${value}`) }))}
            value={report.stage}
            allowDeselect={false}
            onChange={(value) => setReport({ ...report, stage: value ?? report.stage })}
          />
          <Select
            label={t('detail.structure')}
            data={STRUCTURES.map((value) => ({ value, label: t(`structure.${value}`) }))}
            value={report.structure}
            allowDeselect={false}
            onChange={(value) => setReport({ ...report, structure: value ?? report.structure })}
          />
          <Select
            label={t('detail.use')}
            data={USES.map((value) => ({ value, label: t(`use.${value}`) }))}
            value={report.use}
            allowDeselect={false}
            onChange={(value) => setReport({ ...report, use: value ?? report.use })}
          />
          <NumberInput
            label={t('detail.floors')}
            min={0}
            max={200}
            allowDecimal={false}
            value={report.floors}
            onChange={(value) => setReport({ ...report, floors: Number(value) || 0 })}
          />
          <p className="quiet">{t('desk.patch.reportHint')}</p>
        </fieldset>
      )}
      <EntryFoot name={name} action={t('desk.patch.doAnswer')} busy={busy} failure={failure} onGiveUp={onDone} />
    </form>
  );
}
