import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { USUAL_CACHE_DAYS, USUAL_CACHE_LIMIT_MB } from '../../core/base-map/kept-area.ts';
import { BASE_MAP_DATUMS, type BaseMapDatum, MOST_CACHE_DAYS, MOST_CACHE_MB } from '../../core/register/base-map.ts';
import { CACHED, isTianditu, NOT_CACHED, PRESETS, type Preset, readList } from './base-map-draft.ts';
import './base-map-fields.css';
import type { BaseMapForm } from './use-base-map-form.ts';

interface BaseMapFieldsProps {
  readonly form: BaseMapForm;
  /** A new one begins from a preset; of one that stands every member can be changed. */
  readonly isNew: boolean;
  /** Of the controls, as their screen has them. */
  readonly size?: 'sm' | 'md';
}

const OPTIONAL: ReadonlySet<string> = new Set(['labelsUrl', 'approvalNo', 'key']);
type TextPart = 'name' | 'url' | 'labelsUrl' | 'key' | 'approvalNo' | 'attribution';

/** Everything that is asked about a base map. With the national platform's only the key, the approval number and the terms are. */
export function BaseMapFields({ form, isNew, size = 'sm' }: BaseMapFieldsProps) {
  const { t } = useTranslation();
  const { preset, draft, change, errorOf } = form;
  const isGiven = isNew && isTianditu(preset);
  const text = (part: TextPart, hint?: string) => ({
    size,
    label: t(`cartography.baseMap.${part === 'url' && draft.kind === 'pmtiles' ? 'archiveUrl' : part}`),
    description: hint,
    value: draft[part] ?? '',
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [part]: event.currentTarget.value.trim() === '' && OPTIONAL.has(part) ? undefined : event.currentTarget.value }),
  });
  return (
    <>
      {isNew && (
        <NativeSelect
          size={size}
          label={t('cartography.baseMap.preset')}
          data={PRESETS.map((value) => ({ value, label: t(`cartography.baseMap.presets.${value}`) }))}
          value={preset}
          onChange={(event) => form.begin(event.currentTarget.value as Preset)}
        />
      )}
      {!isGiven && (
        <>
          <TextInput {...text('name')} error={errorOf('name-missing')} />
          <TextInput
            {...text('url', t(draft.kind === 'pmtiles' ? 'cartography.baseMap.archiveHint' : 'cartography.baseMap.urlHint'))}
            error={errorOf('url-capabilities', 'url-invalid', 'placeholders-missing')}
          />
          {draft.kind !== 'pmtiles' && (
            <>
              <TextInput {...text('labelsUrl')} />
              <TextInput
                size={size}
                label={t('cartography.baseMap.subdomains')}
                value={(draft.subdomains ?? []).join(',')}
                error={errorOf('subdomains-missing')}
                onChange={(event) => change({ subdomains: readList(event.currentTarget.value) })}
              />
            </>
          )}
        </>
      )}
      {draft.kind !== 'pmtiles' && (
        <TextInput {...text('key', isGiven ? t('cartography.baseMap.keyHint') : undefined)} error={errorOf('key-missing')} />
      )}
      <TextInput {...text('approvalNo', t('cartography.baseMap.approvalHint'))} />
      {!isGiven && (
        <>
          <TextInput {...text('attribution')} error={errorOf('attribution-missing')} />
          <NativeSelect
            size={size}
            label={t('cartography.baseMap.datum')}
            data={BASE_MAP_DATUMS.map((value) => ({ value, label: t(`cartography.baseMap.datums.${value}`) }))}
            value={draft.datum}
            onChange={(event) => change({ datum: event.currentTarget.value as BaseMapDatum })}
          />
          <div className="base-map-fields__row">
            <NumberInput
              size={size}
              hideControls
              label={t('cartography.baseMap.minZoom')}
              min={0}
              max={24}
              value={draft.minZoom}
              error={errorOf('zooms-invalid')}
              onChange={(value) => change({ minZoom: Number(value) })}
            />
            <NumberInput
              size={size}
              hideControls
              label={t('cartography.baseMap.maxZoom')}
              min={0}
              max={24}
              value={draft.maxZoom}
              onChange={(value) => change({ maxZoom: Number(value) })}
            />
            <NativeSelect
              size={size}
              label={t('cartography.baseMap.tileSize')}
              data={['256', '512']}
              value={String(draft.tileSize)}
              onChange={(event) => change({ tileSize: event.currentTarget.value === '512' ? 512 : 256 })}
            />
          </div>
        </>
      )}
      <TermsOfKeeping form={form} size={size} />
      <ShiftWarning form={form} />
    </>
  );
}

/** Whether the source's terms let phones keep an area of it, for how long and how much. */
function TermsOfKeeping({ form: { draft, change, errorOf }, size }: { readonly form: BaseMapForm; readonly size: 'sm' | 'md' }) {
  const { t } = useTranslation();
  return (
    <div>
      <Checkbox
        label={t('cartography.baseMap.allowCaching')}
        description={t('cartography.baseMap.cachingHint')}
        checked={draft.allowCaching === true}
        onChange={(event) => change(event.currentTarget.checked ? CACHED : NOT_CACHED)}
      />
      {draft.allowCaching && (
        <div className="base-map-fields__row">
          <NumberInput
            size={size}
            hideControls
            label={t('cartography.baseMap.cacheDays')}
            min={1}
            max={MOST_CACHE_DAYS}
            value={draft.cacheDays ?? USUAL_CACHE_DAYS}
            error={errorOf('cache-terms-invalid')}
            onChange={(value) => change({ cacheDays: Number(value) })}
          />
          <NumberInput
            size={size}
            hideControls
            label={t('cartography.baseMap.cacheLimit')}
            min={1}
            max={MOST_CACHE_MB}
            value={draft.cacheLimit_mb ?? USUAL_CACHE_LIMIT_MB}
            onChange={(value) => change({ cacheLimit_mb: Number(value) })}
          />
        </div>
      )}
    </div>
  );
}

/** Pictures that lie hundreds of metres off are taken only by whoever says so. */
function ShiftWarning({ form: { draft, shiftConfirmed, confirmShift } }: { readonly form: BaseMapForm }) {
  const { t } = useTranslation();
  if (draft.datum !== 'gcj02' && draft.datum !== 'bd09') return null;
  return (
    <div className="base-map-fields__warning" role="alert">
      <p>{t(`cartography.baseMap.shiftedWhy.${draft.datum}`)}</p>
      <Checkbox
        label={t('cartography.baseMap.shiftedConfirm')}
        checked={shiftConfirmed}
        onChange={(event) => confirmShift(event.currentTarget.checked)}
      />
    </div>
  );
}
