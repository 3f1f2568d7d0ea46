import { Button } from '@mantine/core';
import { IconBuildingWarehouse, IconPencil, IconPolygon, IconRestore } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dropDraft, takeUpDraft, useDrawingDraft } from '../../../state/editing-draft.ts';
import { useSelection } from '../../../state/selection.ts';
import { BeginQuestion } from './BeginQuestion.tsx';
import { taskOfDetail } from './task-of-detail.ts';
import { useBegin } from './use-begin.ts';

/** What can be drawn; and what was left behind. */
export function EditStart() {
  const { t } = useTranslation();
  const draft = useDrawingDraft((s) => s.draft);
  const detail = useSelection((s) => s.detail);
  const beginning = useBegin();
  const { begin, failure } = beginning;
  const task = detail && taskOfDetail(detail);
  const caseId = detail?.kind === 'sighting' ? detail.sighting.caseId : undefined;
  return (
    <>
      {draft && (
        <section className="editing__draft" aria-label={t('editing.draft.title')}>
          <h3>{t('editing.draft.title')}</h3>
          <p>
            {t(draft.task.id === null ? `editing.new.${draft.task.kind}` : `editing.anew.${draft.task.kind}`, {
              title: draft.task.title,
            })}
          </p>
          <div className="button-row">
            <Button size="xs" leftSection={<IconRestore size={14} aria-hidden />} onClick={takeUpDraft}>
              {t('editing.draft.resume')}
            </Button>
            <Button size="xs" variant="default" onClick={dropDraft}>
              {t('editing.draft.drop')}
            </Button>
          </div>
        </section>
      )}
      <p className="quiet">{t('editing.start.hint')}</p>
      <div className="editing__choices">
        <Button
          variant="default"
          leftSection={<IconPolygon size={16} aria-hidden />}
          onClick={() => void begin({ kind: 'red-line', id: null, title: '' })}
        >
          {t('editing.new.red-line')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconBuildingWarehouse size={16} aria-hidden />}
          onClick={() => void begin({ kind: 'sighting', id: null, title: '' })}
        >
          {t('editing.new.sighting')}
        </Button>
        {task && (
          <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => void begin(task)}>
            {t(`editing.anew.${task.kind}`, { title: task.title })}
          </Button>
        )}
        {caseId && detail && (
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => void begin({ kind: 'occupied-land', id: caseId, title: detail.title })}
          >
            {t('editing.anew.occupied-land', { title: detail.title })}
          </Button>
        )}
      </div>
      {!task && <p className="quiet">{t('editing.start.select')}</p>}
      {failure && (
        <p className="failure" role="alert">
          {failure}
        </p>
      )}
      <BeginQuestion beginning={beginning} />
    </>
  );
}
