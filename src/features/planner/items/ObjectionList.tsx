import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Objection } from '../../../core/register/clearance-item.ts';
import { newId } from '../../../state/item-file.ts';
import { act } from '../../../state/act.ts';
import { today } from '../../../state/record.ts';
import type { ItemFile } from '../../../workers/calls/items.ts';
import { openObjections } from './open-objections.ts';
import { AttachedExplanation } from '../explaining/AttachedExplanation.tsx';
import { ReasonForm } from '../shell/ReasonForm.tsx';
import { useEntry } from '../shell/use-entry.ts';
import { DayField, PastDayField } from '../shell/DayField.tsx';
import { Field, SmallForm } from './SmallForm.tsx';
import { useAct } from './use-act.ts';

/** Objections against the item: open ones first, each with its time; receiving, answering and taking back. */
export function ObjectionList({ file: { item } }: { file: ItemFile }) {
  const { t } = useTranslation();
  const [isReceiving, setReceiving] = useEntry(`item/${item.id}/objection/opened`, false);
  const open = openObjections(item);
  const answered = item.objections.filter(({ answeredOn }) => answeredOn !== undefined);
  return (
    <section aria-label={t('items.objections')}>
      <h3>
        {t('items.objections')}
        {open.length > 0 && <span className="overdue"> · {t('items.objectionsOpen', { count: open.length })}</span>}
      </h3>
      {item.objections.length === 0 && <p className="quiet">{t('items.noObjections')}</p>}
      <ul className="item-list">
        {[...open, ...answered].map((objection) => (
          <ObjectionRow key={objection.id} itemId={item.id} objection={objection} />
        ))}
      </ul>
      {isReceiving ? (
        <ReceiveForm itemId={item.id} onClose={() => setReceiving(false)} />
      ) : (
        <Button size="xs" variant="default" onClick={() => setReceiving(true)}>
          {t('items.receive')}
        </Button>
      )}
    </section>
  );
}

function ObjectionRow({ itemId, objection }: { itemId: string; objection: Objection }) {
  const { t } = useTranslation();
  const { id, receivedOn, answerByOn, answeredOn, result, documentNo, explanations = [] } = objection;
  const [doing, setDoing] = useEntry<'answer' | 'withdraw' | null>(`objection/${id}/opened`, null);
  const isLate = answeredOn === undefined && answerByOn !== undefined && answerByOn < today();
  const close = () => setDoing(null);
  return (
    <li className="item-list__row">
      <span className="figures">
        {t('items.received', { day: receivedOn })}
        {answeredOn === undefined
          ? answerByOn && (
              <span className={isLate ? 'overdue' : undefined}>
                {' · '}
                {t(isLate ? 'items.overdue' : 'items.dueBy', { day: answerByOn })}
              </span>
            )
          : ` · ${t('items.answered', { day: answeredOn, result })}${documentNo ? ` · ${documentNo}` : ''}`}
      </span>
      <span className="item-list__tools">
        {answeredOn === undefined && (
          <Button size="compact-xs" variant="light" onClick={() => setDoing('answer')}>
            {t('items.answer')}
          </Button>
        )}
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setDoing('withdraw')}>
          {t(answeredOn === undefined ? 'items.withdraw' : 'items.withdrawAnswer')}
        </Button>
      </span>
      {explanations.map((explanation) => (
        <AttachedExplanation key={explanation.changeId} itemId={itemId} objectionId={id} explanation={explanation} />
      ))}
      {doing === 'answer' && <AnswerForm itemId={itemId} objectionId={id} onClose={close} />}
      {doing === 'withdraw' && (
        <ReasonForm
          name={`objection/${id}/withdraw`}
          action={t(answeredOn === undefined ? 'items.withdrawObjection' : 'items.withdrawAnswer')}
          onSubmit={(reason) =>
            act([
              {
                action: answeredOn === undefined ? 'withdrawObjection' : 'withdrawObjectionAnswer',
                input: { itemId, objectionId: id, reason, on: today() },
              },
            ])
          }
          onClose={close}
        />
      )}
    </li>
  );
}

function ReceiveForm({ itemId, onClose }: { itemId: string; onClose(): void }) {
  const { t } = useTranslation();
  const name = `item/${itemId}/objection`;
  const [receivedOn, setReceivedOn] = useEntry(`${name}/receivedOn`, today());
  const [answerByOn, setAnswerByOn] = useEntry(`${name}/answerByOn`, '');
  const { run, busy, failure, setFailure } = useAct(name);
  const submit = async () => {
    if (receivedOn > today()) return setFailure(t('items.dayAhead', { today: today() }));
    const objection = { id: newId(), receivedOn, ...(answerByOn !== '' && { answerByOn }) };
    if (await run({ action: 'receiveObjection', input: { itemId, objection, on: receivedOn } })) onClose();
  };
  return (
    <SmallForm name={name} action={t('items.receive')} busy={busy} failure={failure} onSubmit={submit} onClose={onClose}>
      <div className="item-form__pair">
        <PastDayField label={t('items.receivedOn')} value={receivedOn} onChange={setReceivedOn} />
        <DayField
          size="xs"
          optional
          min={receivedOn}
          label={t('items.answerBy')}
          title={t('items.answerByHint')}
          value={answerByOn}
          onChange={setAnswerByOn}
        />
      </div>
    </SmallForm>
  );
}

function AnswerForm({ itemId, objectionId, onClose }: { itemId: string; objectionId: string; onClose(): void }) {
  const { t } = useTranslation();
  const name = `objection/${objectionId}/answer`;
  const [on, setOn] = useEntry(`${name}/on`, today());
  const [result, setResult] = useEntry(`${name}/result`, '');
  const [documentNo, setDocumentNo] = useEntry(`${name}/no`, '');
  const { run, busy, failure, setFailure } = useAct(name);
  const submit = async () => {
    if (on > today()) return setFailure(t('items.dayAhead', { today: today() }));
    const paper = documentNo.trim();
    const input = { itemId, objectionId, result: result.trim(), ...(paper !== '' && { documentNo: paper }), on };
    if (await run({ action: 'answerObjection', input })) onClose();
  };
  return (
    <SmallForm name={name} action={t('items.answer')} busy={busy} failure={failure} onSubmit={submit} onClose={onClose}>
      <div className="item-form__pair">
        <PastDayField label={t('items.answerOn')} value={on} onChange={setOn} />
        <Field label={t('items.documentNo')} value={documentNo} onChange={setDocumentNo} />
      </div>
      <Field label={t('items.result')} value={result} onChange={setResult} />
    </SmallForm>
  );
}
