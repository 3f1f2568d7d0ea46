import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportDistrict, removeKept } from '../../../state/district-files.ts';
import { asCodedError } from '../../../state/failure.ts';
import { listKept, openDistrictId, useSession } from '../../../state/session.ts';
import { dismissFull, measureStorage, useStorage } from '../../../state/storage.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { RoomLine } from './StorageNote.tsx';
import './keeping.css';

/** The ways out where this device has no room left: nothing of what was to be recorded is kept, and nothing that was kept is lost. */
export function FullDialog() {
  const { t } = useTranslation();
  const full = useStorage((s) => s.full);
  return (
    <Modal
      opened={full}
      onClose={dismissFull}
      title={t('keeping.full.title')}
      centered
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {full && <WaysOut />}
    </Modal>
  );
}

function WaysOut() {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const isKept = useSession((s) => s.keeping.state === 'kept');
  const [others, setOthers] = useState<readonly { id: string; name: string }[]>([]);
  const [leaving, setLeaving] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const list = async () => setOthers((await listKept()).filter(({ id }) => id !== openDistrictId()));
  useEffect(() => {
    void list();
    void measureStorage();
  }, []);
  const attempt = async (step: () => Promise<string>) => {
    try {
      setSaid(await step());
    } catch (error) {
      setSaid(failureText(asCodedError(error)));
    }
  };
  const save = () =>
    attempt(async () => {
      const { name, missing } = await exportDistrict();
      return t(missing > 0 ? 'district.exportedWithout' : 'district.exported', { name, count: missing });
    });
  const remove = (id: string, name: string) =>
    attempt(async () => {
      await removeKept(id);
      await Promise.all([list(), measureStorage()]);
      return t('keeping.full.removed', { name });
    });
  return (
    <div className="ways-out">
      <p>{t('keeping.full.what')}</p>
      <RoomLine />
      <ol>
        {isKept && (
          <li>
            <p>{t('keeping.full.export')}</p>
            <Button onClick={() => void save()}>{t('district.exportFile')}</Button>
          </li>
        )}
        {others.length > 0 && (
          <li>
            <p>{t('keeping.full.remove')}</p>
            <ul className="ways-out__districts">
              {others.map(({ id, name }) => (
                <li key={id}>
                  <span>{name}</span>
                  {leaving === id ? (
                    <Button size="compact-sm" color="red" onClick={() => void remove(id, name)}>
                      {t('keeping.full.removeSurely', { name })}
                    </Button>
                  ) : (
                    <Button size="compact-sm" variant="default" onClick={() => setLeaving(id)}>
                      {t('keeping.full.removeOne', { name })}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </li>
        )}
        <li>
          <p>{t('keeping.full.free')}</p>
        </li>
      </ol>
      <p role="status">{said}</p>
      <Button variant="default" onClick={dismissFull}>
        {t('keeping.full.back')}
      </Button>
    </div>
  );
}
