import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { askToPersist, measureStorage, useStorage } from '../../../state/storage.ts';
import { useSession } from '../../../state/session.ts';
import { useKeepingText } from './KeepingMark.tsx';
import './keeping.css';

/** How well this device holds the district: kept or not, for good or as long as there is room, and how much room there is. */
export function StorageNote() {
  const { t } = useTranslation();
  const state = useSession((s) => s.keeping.state);
  const { persisted } = useStorage();
  const text = useKeepingText();
  useEffect(() => void measureStorage(), []);
  return (
    <div className="storage-note" role="group" aria-label={t('keeping.title')}>
      <p className={state === 'not-kept' ? 'storage-note__lost' : undefined}>{text}</p>
      {state === 'kept' && persisted !== null && <p>{t(persisted ? 'keeping.persisted' : 'keeping.mayBeCleared')}</p>}
      {state === 'kept' && persisted === false && (
        <Button size="compact-sm" variant="default" onClick={() => void askToPersist()}>
          {t('keeping.askToPersist')}
        </Button>
      )}
      <RoomLine />
    </div>
  );
}

export function RoomLine() {
  const { t, i18n } = useTranslation();
  const { used_bytes, available_bytes } = useStorage();
  if (used_bytes === null || available_bytes === null) return null;
  const size = (bytes: number) => wordSize(bytes, i18n.language);
  return <p className="quiet figures">{t('keeping.room', { used: size(used_bytes), available: size(available_bytes) })}</p>;
}

/** Megabytes and gigabytes of the decimal kind, as disks are sold: one digit after the point where it says something. */
function wordSize(bytes: number, language: string): string {
  const [value, unit] = bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${value.toLocaleString(language, { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit}`;
}
