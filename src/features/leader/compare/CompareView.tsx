import { SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RULER_VERSION } from '../../../core/measure/ruler-version.ts';
import { type ComparedCell, type ComparedLine, differenceOf } from '../../../core/report/comparison/compared.ts';
import type { TFunction } from '../../../i18n/create-i18n.ts';
import { asCodedError } from '../../../state/failure.ts';
import { COMPARE_COUNTS, COMPARE_FORMS, COMPARE_LEVELS, useCompare } from '../../../state/leader/compare.ts';
import { useLeaderScreen } from '../../../state/leader/screen.ts';
import { useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import '../../../ui/button.css';
import './compare.css';
import '../charts/charts.css';
import { WeekWaterfall } from '../charts/WeekWaterfall.tsx';
import { CompareMaps } from './CompareMaps.tsx';
import { type CompareWords, useCompareWords } from './compare-words.ts';
import { exportTable } from './export-table.ts';
import { NumberTable, orderCompared } from './NumberTable.tsx';
import { SnapshotBar } from './SnapshotBar.tsx';
import { TimeBar } from './TimeBar.tsx';
import { type ComparedDays, useComparedDays } from './use-compared-days.ts';

const PANES = ['map', 'figures'] as const;

/** Two days, or two frozen snapshots, beside each other: their maps and a table of numbers, all moved by one slider. */
export function CompareView() {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const { answer, pair, error, form, level, count } = useCompare();
  const { look } = useCompare.getState();
  const { look: lookAt } = useView.getState();
  const audience = useLeaderScreen((s) => s.audience);
  const summary = useSession((s) => s.summary);
  const [pane, setPane] = useState<(typeof PANES)[number]>('map');
  const days = useComparedDays(form === 'single' ? 'after' : 'both');
  const words = useCompareWords(count, pair !== null);
  if (error) return <p className="compare-failure">{`${t('compare.failed')}${failureText(error)}`}</p>;
  if (!days || !summary || !answer) return <p className="compare-failure">{t('phase.working')}</p>;
  const { before, after } = days;
  // Numbers are said of the days that they are of, also while those of a day just chosen are on their way.
  const counted = pair ? days : { before: answer.before, after: answer.after };
  const all = pair?.lines ?? answer.lines;
  const levels = COMPARE_LEVELS.filter((one) => all.some((line) => line.level === one));
  const shown = levels.includes(level) ? level : (levels[0] ?? 'zone');
  const lines = orderCompared(all, shown);
  const setBefore = (day: string) => look({ before: day === '' ? null : day });
  const setAfter = (day: string) => lookAt(day === '' || day >= summary.lastOn ? null : day);
  const tell = (work: Promise<void>) =>
    void work.catch((failed: unknown) => notifications.show({ color: 'orange', message: failureText(asCodedError(failed)) }));
  return (
    <div className="compare" data-pane={pane}>
      <div className="compare-controls">
        {!pair && (
          <div className="compare-days">
            <DayField
              label={t('compare.before')}
              mark={t('compare.from')}
              day={before}
              max={summary.lastOn}
              min={summary.firstOn}
              onDay={setBefore}
            />
            <button
              type="button"
              className="chidu-button"
              aria-label={t('compare.swap')}
              title={t('compare.swap')}
              onClick={() => {
                look({ before: after });
                setAfter(before);
              }}
            >
              ⇄
            </button>
            <DayField
              label={t('compare.after')}
              mark={t('compare.to')}
              day={after}
              max={summary.lastOn}
              min={summary.firstOn}
              onDay={setAfter}
            />
          </div>
        )}
        <SegmentedControl
          className="compare-form"
          aria-label={t('compare.form.label')}
          value={form}
          onChange={(value) => look({ form: value })}
          data={COMPARE_FORMS.map((value) => ({ value, label: t(`compare.form.${value}`) }))}
        />
        <SnapshotBar />
        <SegmentedControl
          className="compare-panes"
          aria-label={t('compare.pane.label')}
          value={pane}
          onChange={setPane}
          data={PANES.map((value) => ({ value, label: t(`compare.pane.${value}`) }))}
        />
      </div>
      <div className="compare-body">
        <CompareMaps form={form} before={before} after={after} audience={audience} />
        <section className="compare-figures" aria-label={t('compare.pane.figures')}>
          <p className="compare-sentence" aria-live="polite">
            {wordWhole(t, all, words, counted)}
          </p>
          <div className="compare-tools">
            <SegmentedControl
              aria-label={t('compare.level.label')}
              value={shown}
              onChange={(value) => look({ level: value })}
              data={levels.map((value) => ({ value, label: t(`compare.level.${value}`) }))}
            />
            <SegmentedControl
              aria-label={t('compare.count.label')}
              value={count}
              onChange={(value) => look({ count: value })}
              data={COMPARE_COUNTS.map((value) => ({
                value,
                label: value === 'items' && pair ? t('compare.unit.households') : t(`compare.count.${value}`),
              }))}
            />
            <button type="button" className="chidu-button" onClick={() => tell(exportTable(t, lines, words, counted))}>
              {t('compare.exportSheet')}
            </button>
          </div>
          {lines.length === 0 ? (
            <p className="compare-quiet">{t('compare.noLines')}</p>
          ) : (
            <NumberTable
              lines={lines}
              words={words}
              days={counted}
              districtId={pair || audience === 'public' ? null : summary.district.id}
            />
          )}
          <WeekWaterfall line={all.find((line) => line.level === 'district')} name={summary.district.name} {...counted} />
          {!pair && answer.hidden > 0 && (
            <p className="compare-quiet">{t('compare.hiddenNote', { count: answer.hidden, limit: answer.smallCell })}</p>
          )}
          <p className="compare-quiet">
            {count === 'items' && !pair
              ? t('compare.itemsBasis')
              : t('compare.basis', { measure: t(`compare.measure.${answer.measure}`), version: RULER_VERSION })}
          </p>
        </section>
      </div>
      {!pair && <TimeBar ready={days.isDrawn} />}
    </div>
  );
}

/** What the table says of the whole district, in one sentence. */
function wordWhole(
  t: TFunction,
  lines: readonly ComparedLine[],
  words: CompareWords,
  { before, after }: Pick<ComparedDays, 'before' | 'after'>,
): string | null {
  const whole = lines.find((line) => line.level === 'district');
  const amounts = whole && words.amounts(whole);
  if (!amounts) return null;
  const amount = (cell: ComparedCell) => (typeof cell === 'number' ? `${words.value(cell)} ${words.unit}` : words.value(cell));
  return t(differenceOf(amounts) === 0 ? 'compare.sentenceSame' : 'compare.sentence', {
    before,
    after,
    from: amount(amounts.before),
    to: amount(amounts.after),
    change: words.change(amounts),
  });
}

interface DayFieldProps {
  readonly label: string;
  readonly mark: string;
  readonly day: string;
  readonly min: string;
  readonly max: string;
  onDay(day: string): void;
}

function DayField({ label, mark, day, min, max, onDay }: DayFieldProps) {
  return (
    <label className="compare-day">
      <b aria-hidden>{mark}</b>
      <input
        type="date"
        aria-label={label}
        value={day}
        min={min}
        max={max}
        onChange={(event) => onDay(event.currentTarget.value)}
      />
    </label>
  );
}
