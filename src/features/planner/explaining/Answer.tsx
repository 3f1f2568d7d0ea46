import { Button } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { citeSources, sayDifference, sayRemarks, sayVerdict, writeExplanation } from '../../../i18n/describe-explanation.ts';
import { usePrintKey } from '../../../ui/use-print-key.ts';
import '../../../ui/print-root.css';
import type { ExplainedNumber, ExplainSubject } from '../../../workers/calls/explaining.ts';
import { useCopy } from '../measuring/use-copy.ts';
import { AttachSection } from './AttachSection.tsx';
import { ExplanationSheet } from './ExplanationSheet.tsx';
import { ReadingTable } from './ReadingTable.tsx';

const PAGE = '@page { size: A4; margin: 20mm 18mm }';

interface AnswerProps {
  readonly subject: ExplainSubject;
  readonly name: string;
  readonly explained: ExplainedNumber;
}

/** The verdict first, then how each way differs, then what can be done with the answer. */
export function Answer({ subject, name, explained }: AnswerProps) {
  const { t, i18n } = useTranslation();
  const { explanation } = explained;
  const copy = useCopy();
  // Once printed the paper stays: some browsers look at it after `print` has returned.
  const [onPaper, setOnPaper] = useState(false);
  const text = writeExplanation(i18n, name, explanation);
  const print = () => {
    flushSync(() => setOnPaper(true));
    window.print();
  };
  usePrintKey(print);
  return (
    <section aria-label={t('explain.sheet.title')} className="explain__answer" data-testid="explanation">
      <div role="status" className={`explain__verdict explain__verdict--${explanation.verdict}`}>
        <p>{sayVerdict(i18n, explanation)}</p>
        <p className="figures explain__difference">{sayDifference(i18n, explanation)}</p>
        {sayRemarks(i18n, explanation).map((remark) => (
          <p key={remark} className="quiet">
            {remark}
          </p>
        ))}
      </div>
      <ReadingTable explanation={explanation} />
      <details className="fold">
        <summary>{t('explain.formulas')}</summary>
        <ul className="explain__sources quiet">
          {citeSources(i18n, explanation).map((source) => (
            <li key={source}>{source}</li>
          ))}
          <li>{t('explain.moreFormulas')}</li>
        </ul>
      </details>
      <div className="button-row">
        <Button
          variant="default"
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={() => void copy(text, t('explain.copied'))}
        >
          {t('explain.copy')}
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={print}>
          {t('explain.print')}
        </Button>
      </div>
      {subject.of !== 'sketch' && subject.of !== 'case-land' && (
        <AttachSection subject={subject} explained={explained} text={text} />
      )}
      {onPaper &&
        createPortal(
          <div className="print-root" aria-hidden>
            <style>{PAGE}</style>
            <ExplanationSheet name={name} explained={explained} />
          </div>,
          document.body,
        )}
    </section>
  );
}
