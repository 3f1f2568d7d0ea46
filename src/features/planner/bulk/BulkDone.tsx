import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { writeYuan } from '../../../core/register/yuan.ts';
import { chooseOther, closeBulk, useBulk } from '../../../state/bulk.ts';
import { asCodedError } from '../../../state/failure.ts';
import { undoLast } from '../../../state/undo.ts';
import { useView } from '../../../state/view.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';

/** What was recorded, and the way back: all of it at once. */
export function BulkDone() {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const done = useBulk((s) => s.done);
  const last = useView((s) => s.undoSteps.at(-1));
  if (!done) return null;
  const { preview, recorded, fileName } = done;
  const undo = async () => {
    try {
      await undoLast(t('bulk.takenBack'));
      notifications.show({ message: t('bulk.undone', { name: fileName }), closeButtonProps: { 'aria-label': t('app.close') } });
      closeBulk();
    } catch (error) {
      notifications.show({ color: 'orange', message: failureText(asCodedError(error)) });
    }
  };
  return (
    <section className="bulk-done">
      <p className="bulk-done__what" role="status">
        {t('bulk.done', { count: recorded, items: preview.items })}
      </p>
      <ul className="bulk-done__steps">
        {preview.steps.map(({ kind, count, amount }) => (
          <li key={kind}>
            <span>{t(`milestone.${kind}`)}</span>
            <span className="figures">{count}</span>
            <span className="figures">{amount > 0 && `${writeYuan(amount)} ${t('bulk.yuan')}`}</span>
          </li>
        ))}
      </ul>
      <p className="bulk-quiet">{t('bulk.doneFrom', { file: fileName })}</p>
      <div className="bulk-foot">
        {last?.record?.changes[0] === done.firstChange && (
          <Button variant="default" onClick={() => void undo()}>
            {t('bulk.undo')}
          </Button>
        )}
        <Button variant="default" onClick={chooseOther}>
          {t('bulk.another')}
        </Button>
        <Button onClick={closeBulk}>{t('app.close')}</Button>
      </div>
    </section>
  );
}
