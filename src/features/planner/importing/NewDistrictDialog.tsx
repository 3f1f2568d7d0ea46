import { Button, Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameZone, zoneOfEasting } from '../../../core/geodesy/zones.ts';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { asCodedError } from '../../../state/failure.ts';
import { createNewDistrict, proposeFromFile, type Proposal } from '../../../state/new-district.ts';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { useFailureText } from '../use-failure-text.ts';

const TIME_ZONES = Intl.supportedValuesOf('timeZone');

/** Name, time zone, and the plane as the first layer proposes it; the layer itself is then imported as usual. */
export function NewDistrictDialog({ opened, onClose, onCreated }: { opened: boolean; onClose(): void; onCreated(): void }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const [name, setName] = useState('');
  const [timeZone, setTimeZone] = useState('Asia/Shanghai');
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [meridian, setMeridian] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CodedError | null>(null);

  useEffect(() => {
    if (opened) return;
    setName('');
    setProposal(null);
    setMeridian(null);
    setError(null);
  }, [opened]);

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (failed) {
      setError(asCodedError(failed));
    } finally {
      setBusy(false);
    }
  };
  const propose = (file: File) =>
    attempt(async () => {
      const found = await proposeFromFile(file);
      setProposal(found);
      setMeridian(found.plane.meridian);
    });
  const create = () =>
    attempt(async () => {
      if (!proposal || meridian === null) return;
      await createNewDistrict({ name: name.trim(), timeZone, meridian, proposal });
      onCreated();
    });
  const zone = meridian === null ? null : zoneOfEasting((1_000_000 * meridian) / 3);

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('district.create')}
      centered
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        className="import-form"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <p className="quiet">{t('district.createHint')}</p>
        <TextInput
          label={t('district.name')}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
          required
          data-autofocus
        />
        <Select
          label={t('district.timeZone')}
          data={TIME_ZONES}
          value={timeZone}
          onChange={(value) => value && setTimeZone(value)}
          searchable
          allowDeselect={false}
        />
        <FileDrop
          texts={{
            title: proposal ? proposal.file.name : t('district.firstLayer'),
            hint: t('import.formats'),
            pick: t('import.choose'),
            release: t('import.dropAnywhere'),
          }}
          multiple={false}
          onFiles={(files) => void propose(files[0])}
        />
        {proposal && meridian !== null && (
          <>
            <p className="quiet">
              {t('district.planeProposed', { zone: zone ? nameZone(zone) : `${meridian}°` })}
              <br />
              {t('district.origin', { east: proposal.plane.origin.east_m / 1000, north: proposal.plane.origin.north_m / 1000 })}
            </p>
            <NumberInput
              label={t('district.meridian')}
              value={meridian}
              min={-180}
              max={180}
              step={3}
              decimalScale={4}
              onChange={(value) => setMeridian(Number(value))}
            />
          </>
        )}
        {error && (
          <p role="alert" className="failure">
            {failureText(error)}
          </p>
        )}
        <div className="button-row">
          <Button type="submit" loading={busy} disabled={name.trim() === '' || !proposal}>
            {t('district.createAction')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
