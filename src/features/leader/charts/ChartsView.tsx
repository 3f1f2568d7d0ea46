import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCharts, loadCharts } from '../../../state/leader/charts.ts';
import { useCompare } from '../../../state/leader/compare.ts';
import { useLeaderScreen } from '../../../state/leader/screen.ts';
import { useSession } from '../../../state/session.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import '../../../ui/button.css';
import '../compare/compare.css';
import './charts.css';
import { TimeBar } from '../compare/TimeBar.tsx';
import { useComparedDays } from '../compare/use-compared-days.ts';
import { ClearedMap } from './ClearedMap.tsx';
import { StackChart } from './StackChart.tsx';
import { WeekWaterfall } from './WeekWaterfall.tsx';
import { ZoneMultiples } from './ZoneMultiples.tsx';

const LEVELS = ['zone', 'township'] as const;

/** The weeks as pictures, all moved by one slider: what is left by zones, what made the change, zones beside each other, where it stands. */
export function ChartsView() {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const { redLineId, level, stack, zones, error } = useCharts();
  const { look } = useCharts.getState();
  const answer = useCompare((s) => s.answer);
  const compareError = useCompare((s) => s.error);
  const { audience, knownAt } = useLeaderScreen();
  const summary = useSession((s) => s.summary);
  const districtId = summary?.district.id;
  const revision = useSession((s) => s.revision);
  const days = useComparedDays('none');
  const isPublic = audience === 'public';
  const shownLine = isPublic ? null : redLineId;
  useEffect(() => {
    if (districtId) void loadCharts({ audience, knownAt }, shownLine);
  }, [districtId, revision, audience, knownAt, shownLine]);
  const failed = error ?? compareError;
  if (failed) return <p className="compare-failure">{`${t('charts.failed')}${failureText(failed)}`}</p>;
  if (!days || !summary || !answer || !stack || !zones) return <p className="compare-failure">{t('phase.working')}</p>;
  const english = i18n.language === 'en';
  const line = summary.redLines.find(({ id }) => id === stack.redLineId);
  const name = line ? (english ? (line.nameEn ?? line.name) : line.name) : t('charts.district');
  const whole = answer.lines.find((one) =>
    stack.redLineId === null ? one.level === 'district' : one.level === 'red-line' && one.key === stack.redLineId,
  );
  return (
    <div className="charts">
      <div className="charts-page">
        <div className="charts-controls">
          <NativeSelect
            aria-label={t('charts.line')}
            value={shownLine ?? ''}
            onChange={(event) => look({ redLineId: event.currentTarget.value === '' ? null : event.currentTarget.value })}
            data={[
              { value: '', label: t('charts.district') },
              ...(isPublic
                ? []
                : summary.redLines.map((one) => ({ value: one.id, label: english ? (one.nameEn ?? one.name) : one.name }))),
            ]}
          />
        </div>
        <StackChart stack={stack} name={name} day={days.after} />
        <WeekWaterfall line={whole} name={name} before={answer.before} after={answer.after} />
        <section className="charts-card">
          <header className="charts-card__head">
            <h2>{t('charts.map.title')}</h2>
            {!isPublic && (
              <SegmentedControl
                aria-label={t('charts.level.label')}
                value={level}
                onChange={(value) => look({ level: value })}
                data={LEVELS.map((value) => ({ value, label: t(`charts.level.${value}`) }))}
              />
            )}
            <p>{t('charts.map.subtitle', { day: answer.after })}</p>
          </header>
          <ClearedMap lines={answer.lines} level={isPublic ? 'zone' : level} day={answer.after} />
        </section>
        <ZoneMultiples series={zones} day={days.after} />
        {answer.hidden > 0 && (
          <p className="compare-quiet">{t('compare.hiddenNote', { count: answer.hidden, limit: answer.smallCell })}</p>
        )}
      </div>
      <TimeBar ready={answer.after === days.after} />
    </div>
  );
}
