import { Button, Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameZone, zoneOfEasting } from '../../../core/geodesy/zones.ts';
import type { ImportSource } from '../../../state/imports.ts';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { asCodedError } from '../../../state/failure.ts';
import { createNewDistrict, placeProposal, proposeFromFiles, type Proposal } from '../../../state/new-district.ts';
import type { CrsChoice } from '../../../workers/calls/importing.ts';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { CandidateList } from './CandidateList.tsx';
import { choiceOfCandidate, placingIndex } from './candidates.ts';
import { groupSources } from './group-sources.ts';
import './importing.css';
import { OtherSystem } from './OtherSystem.tsx';

const TIME_ZONES = Intl.supportedValuesOf('timeZone');

/** Name, time zone, and the plane as the first layer proposes it; the layer itself is then imported as usual. */
export function NewDistrictDialog({ opened, onClose, onCreated }: { opened: boolean; onClose(): void; onCreated(): void }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const [name, setName] = useState('');
  const [timeZone, setTimeZone] = useState('Asia/Shanghai');
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [meridian, setMeridian] = useState<number | null>(null);
  /** Read again when somebody names its coordinate system. */
  const [unread, setFailed] = useState<ImportSource | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CodedError | null>(null);

  useEffect(() => {
    if (opened) return;
    setName('');
    setProposal(null);
    setFailed(null);
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
  const take = (found: Proposal) => {
    setProposal(found);
    setMeridian(found.place?.plane.meridian ?? null);
  };
  const propose = (files: readonly File[]) =>
    attempt(async () => {
      setFailed(null);
      const [first] = groupSources(files);
      try {
        take(await proposeFromFiles(first));
      } catch (unread) {
        setFailed(first);
        throw unread;
      }
    });
  const place = (choice: CrsChoice) =>
    attempt(async () => {
      if (proposal) return take(await placeProposal(proposal, choice));
      if (unread) take(await proposeFromFiles(unread, choice));
    });
  const create = () =>
    attempt(async () => {
      if (!proposal?.place || meridian === null) return;
      await createNewDistrict({ name: name.trim(), timeZone, meridian, proposal: { ...proposal, place: proposal.place } });
      onCreated();
    });
  const zone = meridian === null ? null : zoneOfEasting((1_000_000 * meridian) / 3);

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('newDistrict.create')}
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
        <p className="quiet">{t('newDistrict.createHint')}</p>
        <TextInput
          label={t('newDistrict.name')}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
          required
          data-autofocus
        />
        <Select
          label={t('newDistrict.timeZone')}
          data={TIME_ZONES}
          value={timeZone}
          onChange={(value) => value && setTimeZone(value)}
          searchable
          allowDeselect={false}
        />
        <FileDrop
          texts={{
            title: proposal ? proposal.files[0].name : t('newDistrict.firstLayer'),
            hint: t('import.formats'),
            pick: t('import.choose'),
            release: t('import.dropAnywhere'),
          }}
          onFiles={(files) => void propose(files)}
        />
        <PlaceChoice proposal={proposal} failed={unread !== null && error !== null} onPlace={(choice) => void place(choice)} />
        {proposal?.place && meridian !== null && (
          <>
            <p className="quiet">
              {t('newDistrict.planeProposed', { zone: zone ? nameZone(zone) : `${meridian}°` })}
              <br />
              {t('newDistrict.origin', {
                east: proposal.place.plane.origin.east_m / 1000,
                north: proposal.place.plane.origin.north_m / 1000,
              })}
            </p>
            <NumberInput
              label={t('newDistrict.meridian')}
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
          <Button type="submit" loading={busy} disabled={name.trim() === '' || !proposal?.place}>
            {t('newDistrict.createAction')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Where the first layer does not say its coordinate system clearly, or could not be placed by what it says: the district's place depends on it. */
function PlaceChoice({
  proposal,
  failed,
  onPlace,
}: {
  proposal: Proposal | null;
  failed: boolean;
  onPlace(choice: CrsChoice): void;
}) {
  const { t } = useTranslation();
  if (!proposal) return failed ? <OtherSystem placing={null} initiallyOpen onChoose={onPlace} /> : null;
  const { detection, placing } = proposal.preview;
  const { candidates, certain } = detection;
  const at = placingIndex(proposal.preview);
  return (
    <>
      {!certain && (
        <>
          <p>{t(candidates.length > 0 ? 'newDistrict.placeUnsure' : 'import.place.unsureNone')}</p>
          <CandidateList candidates={candidates} chosen={at} onChoose={(n) => onPlace(choiceOfCandidate(candidates[n]))} />
        </>
      )}
      <OtherSystem
        key={placing?.crs ?? ''}
        placing={at < 0 ? placing : null}
        initiallyOpen={!certain && candidates.length === 0}
        onChoose={onPlace}
      />
    </>
  );
}
