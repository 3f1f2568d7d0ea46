import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asCodedError } from '../../../state/failure.ts';
import { dropSnapshots, type Side, SIDES, takeSnapshot, useCompare } from '../../../state/leader/compare.ts';
import { readWhole } from '../../../state/read-whole.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';

/** Two frozen files in place of two days: chosen here, proven when they are read. */
export function SnapshotBar() {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const files = useCompare((s) => s.files);
  const [isOpen, setOpen] = useState(false);
  const take = async (side: Side, file: File | undefined) => {
    if (!file) return;
    try {
      const taken = await takeSnapshot(side, await readWhole(file));
      if (taken !== 'taken') notifications.show({ color: 'orange', message: t(`compare.snapshots.${taken}`) });
    } catch (error) {
      notifications.show({ color: 'orange', message: failureText(asCodedError(error)) });
    }
  };
  if (!isOpen)
    return (
      <button type="button" className="chidu-button" onClick={() => setOpen(true)}>
        {t('compare.snapshots.open')}
      </button>
    );
  const close = () => {
    dropSnapshots();
    setOpen(false);
  };
  return (
    <div className="compare-snapshots">
      {SIDES.map((side) => {
        const file = files[side];
        const name = t(side === 'before' ? 'compare.from' : 'compare.to');
        const label = file
          ? t('compare.snapshots.picked', {
              side: name,
              title: file.words.title,
              day: file.asOf,
              seq: file.knownAt.seq.toLocaleString(i18n.language),
            })
          : t('compare.snapshots.pick', { side: name });
        return (
          <label key={side} className="chidu-button compare-snapshots__file">
            {label}
            <input
              type="file"
              accept=".json,.chidu-snapshot"
              onChange={(event) => {
                void take(side, event.currentTarget.files?.[0]);
                // The same file chosen again is a new wish.
                event.currentTarget.value = '';
              }}
            />
          </label>
        );
      })}
      <button type="button" className="chidu-button" onClick={close}>
        {t('compare.snapshots.close')}
      </button>
      <p className="compare-quiet">{t(files.before && files.after ? 'compare.snapshots.note' : 'compare.snapshots.waiting')}</p>
    </div>
  );
}
