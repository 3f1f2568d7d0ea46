import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { loadCase, useCaseFile } from '../../../state/case-file.ts';
import { useSession } from '../../../state/session.ts';
import { Panel } from '../../../ui/Panel.tsx';
import type { CaseFile } from '../../../workers/calls/cases.ts';
import { PhotoSection } from '../../district-map/photos/PhotoSection.tsx';
import { CalendarNotice } from '../calendar/CalendarNotice.tsx';
import { HistoryFold } from '../history/EntityHistory.tsx';
import { JudgedDay } from '../JudgedDay.tsx';
import { NoticeSection } from '../notices/NoticeSection.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import './cases.css';
import { DocumentList } from './DocumentList.tsx';
import { DutyList } from './DutyList.tsx';
import { FootprintRevisions } from './FootprintRevisions.tsx';
import { NextSteps } from './NextSteps.tsx';
import { PeriodList } from './PeriodList.tsx';
import { StepTimeline } from './StepTimeline.tsx';

/** One case: what was done, what may be done now, what is due, and how the build shrank. */
export function CaseDossier({ caseId, onClose }: { caseId: string; onClose(): void }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const { file, error } = useCaseFile();
  const revision = useSession((s) => s.revision);
  // A change of the register makes the file out of date.
  useEffect(() => void loadCase(caseId), [caseId, revision]);
  const isHere = file?.case.id === caseId;
  return (
    <Panel
      title={isHere ? file.case.no : t('cases.title')}
      subtitle={isHere ? t(`cases.track.${file.case.track}`) : undefined}
      onClose={onClose}
      closeLabel={t('app.close')}
    >
      {error && (
        <p role="alert" className="failure">
          {failureText(error)}
        </p>
      )}
      {isHere ? (
        <Content file={file} />
      ) : (
        !error && (
          <p className="quiet" role="status">
            {t('phase.working')}…
          </p>
        )
      )}
    </Panel>
  );
}

function Content({ file }: { file: CaseFile }) {
  const { t } = useTranslation();
  const { case: one, state, stopped, today, duties } = file;
  const running = file.periods.filter(({ standing }) => standing === 'running' || standing === 'overdue' || standing === 'held');
  const past = file.periods.filter((period) => !running.includes(period));
  return (
    <div className="case-file">
      <p className="case-file__state">
        <strong>{state ? t(`cases.step.${state}`) : t('cases.begun', { day: one.begunOn })}</strong>
        {stopped && <span className="case-file__stopped">{t(`cases.stopped.${stopped}`)}</span>}
        <span className="quiet figures">{t('cases.asOf', { day: today })}</span>
      </p>
      <JudgedDay day={today} />
      <CalendarNotice />
      <DutyList duties={duties} today={today} />
      <NextSteps file={file} />
      <section aria-label={t('cases.periods')}>
        <h3>{t('cases.periods')}</h3>
        {running.length > 0 ? <PeriodList periods={running} /> : <p className="quiet">{t('cases.noPeriods')}</p>}
        {past.length > 0 && (
          <details>
            <summary>{t('cases.pastPeriods', { count: past.length })}</summary>
            <PeriodList periods={past} />
          </details>
        )}
      </section>
      <StepTimeline file={file} />
      <DocumentList file={file} />
      <NoticeSection caseId={one.id} />
      <PhotoSection kind="case" id={one.id} />
      <FootprintRevisions file={file} />
      <HistoryFold entity={{ kind: 'case', id: one.id }} />
    </div>
  );
}
