import { Autocomplete, Button, Modal, NumberInput, SegmentedControl, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../i18n/describe-error.ts';
import { loadAssignees } from '../../../state/desk.ts';
import {
  chooseField,
  chosenArea,
  closeFieldMaking,
  FIELD_AREA_WAYS,
  largestArea_km2,
  makeField,
  saveField,
  stopMaking,
  useFieldMaking,
} from '../../../state/field-making.ts';
import { useSession } from '../../../state/session.ts';
import { Progress } from '../../../ui/Progress.tsx';
import { useAsked } from '../desk/use-asked.ts';
import { DayField } from '../shell/DayField.tsx';
import './field-making.css';
import { FieldContents } from './FieldContents.tsx';

/** Makes the package of one person: which land, until when, how much is in it, and then the file. */
export function FieldMakingDialog() {
  const { t, i18n } = useTranslation();
  const summary = useSession((s) => s.summary);
  const units = useSession((s) => s.units);
  const { isOpen, way, unitId, redLineId, margin_m, person, expiresOn, made, done, failure } = useFieldMaking();
  const { answer: people } = useAsked('assignees', loadAssignees);
  if (!isOpen || !summary) return null;
  const english = i18n.language === 'en';
  const nameOf = (one: { readonly name: string; readonly nameEn?: string }) => (english ? (one.nameEn ?? one.name) : one.name);
  const canMake = person.trim() !== '' && chosenArea() !== null && done === null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!made) return void makeField();
    const name = saveField();
    if (name) notifications.show({ message: t('fieldMaking.saved', { name }) });
  };
  return (
    <Modal
      opened
      onClose={closeFieldMaking}
      title={t('fieldMaking.title')}
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form className="field-making" onSubmit={submit}>
        <p className="quiet">{t('fieldMaking.what')}</p>
        <Autocomplete
          label={t('fieldMaking.person')}
          description={t('fieldMaking.personHint')}
          required
          data-autofocus
          data={[...(people ?? [])]}
          value={person}
          onChange={(value) => chooseField({ person: value })}
        />
        <div>
          <span id="field-way" className="field-making__label">
            {t('fieldMaking.area', { most: largestArea_km2() })}
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby="field-way"
            data={FIELD_AREA_WAYS.map((value) => ({ value, label: t(`fieldMaking.ways.${value}`) }))}
            value={way}
            onChange={(value) => chooseField({ way: value })}
          />
        </div>
        {way === 'unit' && (
          <Select
            label={t('fieldMaking.unit')}
            searchable
            data={units.map((unit) => ({ value: unit.id, label: nameOf(unit) }))}
            value={unitId}
            onChange={(value) => chooseField({ unitId: value })}
          />
        )}
        {way === 'red-line' && (
          <>
            <Select
              label={t('fieldMaking.redLine')}
              searchable
              data={summary.redLines.map((line) => ({ value: line.id, label: nameOf(line) }))}
              value={redLineId}
              onChange={(value) => chooseField({ redLineId: value })}
            />
            <NumberInput
              label={t('fieldMaking.margin')}
              suffix=" m"
              min={0}
              max={5000}
              step={50}
              value={margin_m}
              onChange={(value) => chooseField({ margin_m: Number(value) || 0 })}
            />
          </>
        )}
        <DayField label={t('fieldMaking.expires')} value={expiresOn} onChange={(day) => chooseField({ expiresOn: day })} />
        {failure && (
          <p role="alert" className="failure">
            {describeError(i18n, failure)}
          </p>
        )}
        {done !== null && (
          <Progress label={t('fieldMaking.making')} share={done} cancel={{ label: t('app.cancel'), onCancel: stopMaking }} />
        )}
        {made && <FieldContents counts={made.counts} bytes={made.bytes.length} />}
        <div className="button-row">
          <Button type="submit" disabled={!made && !canMake}>
            {t(made ? 'fieldMaking.save' : 'fieldMaking.make')}
          </Button>
          <Button variant="default" onClick={closeFieldMaking}>
            {t('app.close')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
