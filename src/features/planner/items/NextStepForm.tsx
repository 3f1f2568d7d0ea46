import { Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { MILESTONE_KINDS, type MilestoneKind, type Objection } from '../../../core/register/clearance-item.ts';
import { IRREVERSIBLE } from '../../../core/register/open-objections.ts';
import { readYuan } from '../../../core/register/yuan.ts';
import { today } from '../../../state/record.ts';
import type { ItemFile } from '../../../workers/calls/items.ts';
import { JudgedDay } from '../JudgedDay.tsx';
import { useRefusalText } from '../bulk/bulk-words.ts';
import { useEntry } from '../shell/use-entry.ts';
import { openObjections } from './open-objections.ts';
import { PastDayField } from '../shell/DayField.tsx';
import { Field, SmallForm } from './SmallForm.tsx';
import { useAct } from './use-act.ts';

const EMPTY = { documentNo: '', proof: '', amount: '' };

/** Records the next step. What may not be done today can be chosen too: it says why, and from when on. */
export function NextStepForm({ file }: { file: ItemFile }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const { next, item } = file;
  const name = `item/${item.id}/step`;
  const { run, busy, failure, setFailure } = useAct(name);
  const [chosen, setChosen] = useEntry<MilestoneKind | null>(`${name}/kind`, null);
  const [on, setOn] = useEntry(`${name}/on`, today());
  const [entries, setEntries] = useEntry(`${name}/papers`, EMPTY);
  // What somebody began to fill in stays that step's, even where another tab records it meanwhile: papers of a payment are none of vacating.
  const kind = chosen ?? proposeNext(file);
  const pinStep = () => {
    if (chosen === null) setChosen(kind);
  };
  const taken = file.milestones.find((one) => one.kind === kind);
  const refusal = next.find((one) => one.kind === kind)?.refusal;
  const open = openObjections(item);
  // A refusal that an answer has lifted is not true any more.
  useEffect(() => setFailure(null), [open.length, setFailure]);
  const stepChoice = (
    <Select
      size="xs"
      label={t('items.step')}
      placeholder={t('items.chooseStep')}
      value={kind}
      allowDeselect={false}
      data={[
        ...(taken ? [{ value: taken.kind, label: t(`milestone.${taken.kind}`) }] : []),
        ...next.map((one) => ({
          value: one.kind,
          label: one.refusal ? t('items.notNow', { step: t(`milestone.${one.kind}`) }) : t(`milestone.${one.kind}`),
        })),
      ]}
      onChange={(value) => {
        setChosen(value);
        setFailure(null);
      }}
    />
  );
  if (!kind)
    return (
      <section aria-label={t('items.next')}>
        <h3>{t('items.next')}</h3>
        <JudgedDay day={today()} />
        <p className="quiet">{t(next.length === 0 ? 'items.allDone' : 'items.lastDone')}</p>
        {next.length > 0 && stepChoice}
      </section>
    );
  const step = t(`milestone.${kind}`);
  const amount = entries.amount.trim() === '' ? undefined : readYuan(entries.amount);
  const amountFault =
    typeof amount === 'string' ? refusalText(amount, { text: entries.amount, amount: entries.amount }) : undefined;
  const submit = async () => {
    if (typeof amount === 'string') return;
    if (on > today()) return setFailure(t('items.dayAhead', { today: today() }));
    const { documentNo, proof } = entries;
    const recorded = await run({
      action: 'recordMilestone',
      input: {
        itemId: item.id,
        kind,
        on,
        ...(documentNo.trim() !== '' && { documentNo: documentNo.trim() }),
        ...(proof.trim() !== '' && { proof: proof.trim() }),
        ...(amount !== undefined && { amount }),
      },
    });
    if (!recorded) return;
    notifications.show({ message: t('items.recorded', { step, day: on }), closeButtonProps: { 'aria-label': t('app.close') } });
    setChosen(null);
    setEntries(EMPTY);
  };
  // What has to be answered is listed by itself, with the same words.
  const listsOpen = IRREVERSIBLE.has(kind) && open.length > 0;
  const field = (name: keyof typeof EMPTY, label: string, error?: string) => (
    <Field
      label={label}
      value={entries[name]}
      error={error}
      inputMode={name === 'amount' ? 'decimal' : undefined}
      onChange={(text) => {
        pinStep();
        setEntries({ ...entries, [name]: text });
      }}
    />
  );
  return (
    <section aria-label={t('items.next')}>
      <h3>{t('items.next')}</h3>
      <SmallForm
        name={name}
        action={t('items.record', { step })}
        busy={busy}
        failure={failure}
        disabled={amountFault !== undefined}
        onSubmit={submit}
      >
        <div className="item-form__pair">
          {stepChoice}
          <PastDayField
            label={t('items.day')}
            value={on}
            onChange={(day) => {
              pinStep();
              setOn(day);
            }}
          />
          {field('documentNo', t('items.documentNo'))}
          {field('amount', t('items.amountField'), amountFault)}
        </div>
        {field('proof', t('items.proofField'))}
        {taken && <p className="warning">{t('items.takenMeanwhile', { step, day: taken.on })}</p>}
        {refusal && !(listsOpen && refusal.refused === 'objection-open') && (
          <p className="warning">{t('items.mayNot', { step, reason: refusalText(refusal.refused, refusal) })}</p>
        )}
        {listsOpen && <OpenObjections step={step} open={open} />}
      </SmallForm>
    </section>
  );
}

/** What has to be answered before a step that cannot be undone. */
function OpenObjections({ step, open }: { step: string; open: readonly Objection[] }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className="failure">
      <p>{t('items.openObjections', { count: open.length, step })}</p>
      <ul className="item-form__objections">
        {open.map(({ id, receivedOn, answerByOn }) => (
          <li key={id} className="figures">
            {t('items.received', { day: receivedOn })}
            {answerByOn && ` · ${t('items.dueBy', { day: answerByOn })}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The first step after the furthest one that may be taken today, else the first after it; null where the last one is on record. */
function proposeNext({ next, milestones }: ItemFile): MilestoneKind | null {
  const furthest = Math.max(...milestones.map(({ kind }) => MILESTONE_KINDS.indexOf(kind)));
  // Where there is an agreement no decision is missing, and the other way round.
  const hasBasis = milestones.some(({ kind }) => kind === 'signed' || kind === 'decided');
  const ahead = next.filter(
    ({ kind }) => MILESTONE_KINDS.indexOf(kind) > furthest && !(hasBasis && (kind === 'signed' || kind === 'decided')),
  );
  return (ahead.find(({ refusal }) => refusal === null) ?? ahead[0])?.kind ?? null;
}
