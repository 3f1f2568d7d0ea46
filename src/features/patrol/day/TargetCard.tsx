import { IconMap2 } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import type { Measurement } from '../../../core/measure/measurement.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import { lookAtTarget, useFieldDay } from '../../../state/patrol/day.ts';
import { usePatrolScreen } from '../../../state/patrol/screen.ts';
import { requestReport } from '../../../state/patrol/begin-report.ts';
import { useCaptureSubject } from '../../../state/patrol/subject.ts';
import { useSession } from '../../../state/session.ts';
import type { FieldTarget, FieldTask } from '../../../workers/calls/field-day.ts';
import { usePatrolMap } from '../patrol-map-context.ts';
import { ownReport } from './own-report.ts';
import { RecheckForm } from './RecheckForm.tsx';
import { SiteForm } from './SiteForm.tsx';
import { useFieldWords } from './use-field-words.ts';

/** Nearer than this a single building fills the screen. */
const NEAREST_ZOOM = 18;

/** One target: the map flies there, and what stands on it is told; the task is finished or the report looked at again here. */
export function TargetCard() {
  const { t } = useTranslation();
  const { failureText } = useFieldWords();
  const { target, detail, error, day } = useFieldDay();
  const revision = useSession((s) => s.revision);
  const map = usePatrolMap();
  const [saved, setSaved] = useState<string | null>(null);
  const bounds = detail?.place?.bounds;
  // A record makes what is told out of date.
  useEffect(() => {
    if (target) void lookAtTarget(target);
  }, [target, revision]);
  const show = () => {
    if (!bounds) return;
    map?.fitBounds(bounds, NEAREST_ZOOM);
    usePatrolScreen.getState().setHeight('half');
  };
  // By its text: flies once to each place, not again after each record there.
  const place = bounds?.join();
  useEffect(() => {
    if (!place) return;
    const [west, south, east, north] = place.split(',').map(Number);
    map?.fitBounds([west, south, east, north], NEAREST_ZOOM);
  }, [map, place]);
  const [task] = detail?.tasks ?? [];
  const isDone = target?.kind === 'task' && detail !== null && !task;
  return (
    <>
      {bounds && (
        <div className="day-head">
          <button type="button" className="day-back" onClick={show}>
            <IconMap2 size={20} aria-hidden />
            {t('patrol.day.show')}
          </button>
        </div>
      )}
      {error && (
        <p role="alert" className="day-failure">
          {failureText(error)}
        </p>
      )}
      {saved && (
        <p role="status" className="day-saved">
          {saved}
        </p>
      )}
      {!detail && !error && <p role="status">{t('patrol.day.loading')}</p>}
      {detail && (
        <>
          {task ? <TaskHead task={task} on={day?.on ?? ''} /> : <h2>{detail.label}</h2>}
          {!isDone && <Doing detail={detail} task={task} onSaved={setSaved} />}
          <Here detail={detail} />
        </>
      )}
    </>
  );
}

function TaskHead({ task, on }: { task: FieldTask; on: string }) {
  const { t } = useTranslation();
  const { dueText } = useFieldWords();
  return (
    <div>
      <h2>{task.title}</h2>
      <p className="day-quiet">
        {t(`desk.from.${task.from}`)}
        {task.subject && ` · ${task.subject.label}`} · {t('patrol.day.assignee', { who: task.assignee })} ·{' '}
        <span className={task.late_days > 0 ? 'day-late' : undefined}>{dueText(task, on)}</span>
      </p>
    </div>
  );
}

interface DoingProps {
  readonly detail: FieldTarget;
  readonly task: FieldTask | undefined;
  onSaved(text: string): void;
}

/** What can be recorded here: the task's result, another look at a report, a report of what stands here. */
function Doing({ detail, task, onSaved }: DoingProps) {
  const { t } = useTranslation();
  const captured = useCaptureSubject((s) => s.captured);
  const [doing, setDoing] = useState<'finish' | 'recheck' | null>(captured && captured.taskId === task?.id ? 'finish' : null);
  const own = ownReport(detail);
  const close = () => setDoing(null);
  if (doing === 'finish' && task) return <SiteForm task={task} detail={detail} onSaved={onSaved} onClose={close} />;
  if (doing === 'recheck' && own)
    return <RecheckForm report={own} shape={detail.shape ?? null} onSaved={onSaved} onClose={close} />;
  const about = detail.entity.kind === 'task' ? null : detail.entity;
  const capture = () =>
    void requestReport({
      label: task?.title ?? detail.label,
      about,
      taskId: task?.id ?? null,
      channel: about?.kind === 'patch' ? 'patch' : task?.from === 'complaint' ? 'public-report' : 'assigned',
      reshapes: null,
    });
  return (
    <div className="day-actions">
      {task && (
        <button type="button" className="day-button day-button--primary" onClick={() => setDoing('finish')}>
          {t('patrol.day.finish')}
        </button>
      )}
      {own && own.standing !== 'gone' && (
        <button type="button" className="day-button" onClick={() => setDoing('recheck')}>
          {t('patrol.day.recheck')}
        </button>
      )}
      {!own && (
        <button type="button" className="day-button" onClick={capture}>
          {t('patrol.day.report')}
        </button>
      )}
    </div>
  );
}

/** What stands on it: reports and cases, red lines with their freeze dates, parcels, its own area with the ±. */
function Here({ detail }: { detail: FieldTarget }) {
  const { t } = useTranslation();
  const { standingText } = useFieldWords();
  const { area, reports, redLines, parcels, place } = detail;
  if (!place) return <p className="day-none">{t('patrol.day.nowhere')}</p>;
  return (
    <section aria-label={t('patrol.day.here')} className="day-here">
      {area && (
        <p>
          {t('patrol.day.area')} <AreaText area={area.record === 'planar' && area.planar ? area.planar : area.ellipsoidal} />
        </p>
      )}
      <h3>{t('patrol.day.reportsHere')}</h3>
      {reports.length === 0 && <p className="day-quiet">{t('patrol.day.noReports')}</p>}
      <ul>
        {reports.map((report) => (
          <li key={report.id}>
            <b className="figures">{report.no}</b>{' '}
            <span className="day-standing" data-standing={report.standing}>
              {standingText(report)}
            </span>
            {report.case && <span className="day-quiet">{t('patrol.day.caseIs', { no: report.case.no })}</span>}
            {report.sameAs !== undefined && <span className="day-quiet">{t('patrol.day.sameAs', { no: report.sameAs })}</span>}
          </li>
        ))}
      </ul>
      <h3>{t('patrol.day.ground')}</h3>
      {redLines.length === 0 && <p className="day-quiet">{t('patrol.day.noRedLine')}</p>}
      <ul>
        {redLines.map(({ id, name, freezeOn, freeze, share }) => (
          <li key={id}>
            <b>{name}</b> <span className="day-quiet">{t('patrol.day.share', { share: `${Math.round(share * 100)}%` })}</span>
            <span className="day-quiet">
              {freezeOn === undefined ? t('patrol.day.noFreeze') : t('patrol.day.freezeOn', { day: freezeOn })}
              {freeze && ` · ${t(`patrol.day.freeze.${freeze}`)}`}
            </span>
          </li>
        ))}
      </ul>
      {parcels.length > 0 && (
        <p>
          {t('patrol.day.parcels')} <span className="figures">{parcels.join(' · ')}</span>
        </p>
      )}
    </section>
  );
}

function AreaText({ area }: { area: Measurement }) {
  const { sigma_m2, value_cm2 } = area;
  const decimals = supportedDecimals(sigma_m2, 2);
  return (
    <b className="figures">
      {formatArea(value_cm2, 'm2', decimals)} m²
      {sigma_m2 !== undefined && ` ± ${formatArea(Math.round(sigma_m2 * 10_000), 'm2', decimals)}`}
    </b>
  );
}
