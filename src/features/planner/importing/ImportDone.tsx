import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { asCodedError } from '../../../state/failure.ts';
import { type ImportDone as Done, readNext, useImports } from '../../../state/imports.ts';
import { useSession } from '../../../state/session.ts';
import { undoLast } from '../../../state/undo.ts';
import { useView } from '../../../state/view.ts';
import { useMapCommands } from '../map-commands.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { NoteList } from './NoteList.tsx';
import { saveImportReport } from './save-import-report.ts';

/** What came in, what was put right or left out, the report of it, and the way back. */
export function ImportDone({ done }: { done: Done }) {
  const { t, i18n } = useTranslation();
  const { go } = useMapCommands();
  const failureText = useFailureText();
  const waiting = useImports((s) => s.waiting.length);
  // What was done since is taken back first: only as the newest step this button speaks of the import.
  const isNewest = useView((s) => s.undoSteps.at(-1)?.layer?.id === done.layerId);
  const takenBack = useSession((s) => !s.summary?.layers.some(({ id }) => id === done.layerId));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const save = async (as: 'page' | 'json') => {
    try {
      await saveImportReport(done.layerId, i18n, as);
    } catch (error) {
      notifications.show({
        color: 'orange',
        message: t('import.done.reportFailed', { reason: failureText(asCodedError(error)) }),
      });
    }
  };
  const takeBack = async () => {
    try {
      await undoLast(t('views.importTakenBack'));
    } catch (error) {
      notifications.show({ color: 'orange', message: failureText(asCodedError(error)) });
    }
  };
  return (
    <div role="status" className="import-done">
      <h3 ref={heading} tabIndex={-1} className="import-done__title">
        {t('import.done.title', { name: done.name })}
      </h3>
      <p className="figures">{takenBack ? t('import.done.takenBack') : t('import.done.report', { ...done.result, notes: '' })}</p>
      <NoteList notes={done.result.notes} />
      {!takenBack && (
        <div className="button-row">
          <Button variant="default" onClick={() => void save('page')}>
            {t('import.done.saveReport')}
          </Button>
          <Button variant="default" onClick={() => void save('json')}>
            {t('import.done.saveData')}
          </Button>
          <Button variant="default" onClick={() => go(done.result.bounds)}>
            {t('import.done.zoomTo')}
          </Button>
          {isNewest && (
            <Button variant="default" onClick={() => void takeBack()}>
              {t('import.done.undo')}
            </Button>
          )}
        </div>
      )}
      {!takenBack && isNewest && <p className="quiet">{t('import.done.undoHint')}</p>}
      {waiting > 0 && <Button onClick={() => void readNext()}>{t('import.next', { count: waiting })}</Button>}
    </div>
  );
}
