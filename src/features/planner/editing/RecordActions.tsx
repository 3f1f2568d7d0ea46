import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toGeometry } from '../../../core/editing/drawn-geometry.ts';
import { findLabelAnchor } from '../../../map/label-anchor.ts';
import { recordDrawing } from '../../../state/editing-record.ts';
import { discardDrawing, hasWork, useEditing } from '../../../state/editing.ts';
import { asCodedError } from '../../../state/failure.ts';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';

/** Records the drawing, or gives it up after asking. A refusal says why and leaves everything as it is. */
export function RecordActions() {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const task = useEditing((s) => s.task);
  const drawing = useEditing((s) => s.drawing);
  const nothingLeft = useEditing((s) => s.nothingLeft);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  if (!task) return null;
  const record = async () => {
    // An empty or half-typed day would else be recorded as today, or as none.
    const days = document.querySelectorAll<HTMLInputElement>('.editing__form input[type="date"]');
    if (![...days].every((day) => day.reportValidity())) return;
    setBusy(true);
    setFailure(null);
    try {
      const anchor = findLabelAnchor(toGeometry(drawing.parts)) ?? [0, 0];
      const recorded = await recordDrawing([anchor[0], anchor[1]]);
      notifications.show({ message: t(`editing.recorded.${recorded.id === null ? 'new' : 'anew'}.${recorded.kind}`) });
    } catch (error) {
      setFailure(failureText(asCodedError(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="edit-record">
      {failure && (
        <p className="failure" role="alert">
          {failure}
        </p>
      )}
      {drawing.stroke.length > 0 && <p className="quiet">{t('editing.openStroke')}</p>}
      <div className="button-row">
        <Button
          loading={busy}
          disabled={drawing.stroke.length > 0 || (drawing.parts.length === 0 && !nothingLeft)}
          onClick={() => void record()}
        >
          {t('editing.record')}
        </Button>
        <Button variant="default" onClick={() => (hasWork() ? setAsking(true) : discardDrawing())}>
          {t('editing.discard.button')}
        </Button>
      </div>
      <ConfirmDialog
        opened={asking}
        action={t('editing.discard.action')}
        text={t('editing.discard.text')}
        onConfirm={discardDrawing}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}
