import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TYPED_UNITS, type TypedUnit, withoutUnit, writtenUnit } from '../../../core/measure/explain/typed-number.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import type { ExplainSubject } from '../../../workers/calls/explaining.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { Answer } from './Answer.tsx';
import './explain.css';
import { useExplanation } from './use-explanation.ts';

interface ExplainDialogProps {
  readonly subject: ExplainSubject;
  readonly name: string;
  onClose(): void;
}

/** One question (the other side's number) and its answer: by which method it comes about, or that none gives it. */
export function ExplainDialog({ subject, name, onClose }: ExplainDialogProps) {
  const { t } = useTranslation();
  const summary = useSession((s) => s.summary);
  // The question is about the day on which it was opened.
  const [on] = useState(() => shownDay(useView.getState().on, summary));
  const [number, setNumber] = useState('');
  const [unit, setUnit] = useState<TypedUnit>('mu');
  const { answer, error, busy, ask } = useExplanation(subject, on);
  const failureText = useFailureText();
  // A unit that was typed counts: the buttons show it, and another one pressed takes its place.
  const typedUnit = writtenUnit(number);
  return (
    <Modal
      opened
      onClose={onClose}
      size={820}
      title={t('explain.title', { name })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      classNames={{ body: 'explain', title: 'explain__title', content: 'explain__frame' }}
    >
      <form
        className="explain__form"
        onSubmit={(event) => {
          event.preventDefault();
          void ask(number, unit);
        }}
      >
        <TextInput
          label={t('explain.number')}
          description={t('explain.intro')}
          placeholder={t('explain.placeholder')}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          inputMode="decimal"
          autoComplete="off"
          data-autofocus
          className="figures explain__number"
        />
        <SegmentedControl
          aria-label={t('explain.unitLabel')}
          value={typedUnit ?? unit}
          onChange={(value) => {
            setUnit(value);
            if (typedUnit !== undefined) setNumber(withoutUnit(number));
          }}
          data={TYPED_UNITS.map((one) => ({ value: one, label: t(`explain.unit.${one}`) }))}
          className="explain__units"
        />
        <Button type="submit" loading={busy} className="explain__ask">
          {t('explain.ask')}
        </Button>
      </form>
      {error && (
        <p role="alert" className="failure">
          {failureText(error)}
        </p>
      )}
      {busy && !answer && (
        <p role="status" className="quiet">
          {t('explain.asking')}…
        </p>
      )}
      {answer && <Answer subject={subject} name={name} explained={answer} />}
    </Modal>
  );
}
