import { Button, Checkbox, Modal, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { USUAL_CACHE_DAYS, USUAL_CACHE_LIMIT_MB } from '../../../core/base-map/kept-area.ts';
import {
  BASE_MAP_DATUMS,
  type BaseMap,
  type BaseMapDatum,
  type BaseMapProblem,
  checkBaseMap,
  isShifted,
  listForeignOrigins,
  MOST_CACHE_DAYS,
  MOST_CACHE_MB,
  TIANDITU,
} from '../../../core/register/base-map.ts';
import { addBaseMap } from '../../../state/base-maps.ts';
import { asCodedError } from '../../../state/failure.ts';
import { useSession } from '../../../state/session.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';

type Draft = Omit<BaseMap, 'id'>;
const PRESETS = ['vector', 'imagery', 'terrain', 'raster-xyz', 'wmts', 'pmtiles'] as const;
type Preset = (typeof PRESETS)[number];

const isTianditu = (preset: Preset): preset is keyof typeof TIANDITU => preset in TIANDITU;

function draftOf(preset: Preset): Draft {
  if (isTianditu(preset)) return { ...TIANDITU[preset], key: '' };
  return { name: '', kind: preset, url: '', minZoom: 0, maxZoom: 18, tileSize: 256, attribution: '', datum: 'unknown' };
}

/** Problems that the form answers with a confirmation instead of a refusal. */
const CONFIRMED: ReadonlySet<BaseMapProblem> = new Set(['origin-not-allowed', 'shifted-datum']);

/** A new base map of the office. With Tianditu only the key and the approval number are asked for. */
export function BaseMapDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const allowedOrigins = useSession((s) => s.summary?.settings.allowedOrigins) ?? [];
  const [preset, setPreset] = useState<Preset>('vector');
  const [draft, setDraft] = useState<Draft>(() => draftOf('vector'));
  const [tried, setTried] = useState(false);
  const [originsConfirmed, setOriginsConfirmed] = useState(false);
  const [shiftConfirmed, setShiftConfirmed] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const page = { origin: location.origin, allowedOrigins };
  const problems = checkBaseMap(draft, page);
  const origins = listForeignOrigins(draft, page);
  const refused = problems.filter((problem) => !CONFIRMED.has(problem));
  const unconfirmed =
    (problems.includes('origin-not-allowed') && !originsConfirmed) || (problems.includes('shifted-datum') && !shiftConfirmed);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const errorOf = (...codes: BaseMapProblem[]) => {
    const found = tried && codes.find((code) => refused.includes(code));
    return found ? t(`cartography.baseMap.problem.${found}`) : undefined;
  };
  const text = (part: 'name' | 'url' | 'labelsUrl' | 'key' | 'approvalNo' | 'attribution', hint?: string) => ({
    label: t(`cartography.baseMap.${part === 'url' && draft.kind === 'pmtiles' ? 'archiveUrl' : part}`),
    description: hint,
    value: draft[part] ?? '',
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [part]: event.currentTarget.value.trim() === '' && OPTIONAL.has(part) ? undefined : event.currentTarget.value }),
  });
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (refused.length > 0 || unconfirmed) return;
    try {
      await addBaseMap(tidy(draft), origins);
      notifications.show({
        closeButtonProps: { 'aria-label': t('app.close') },
        message: t('cartography.baseMap.added', { name: draft.name }),
      });
      onClose();
    } catch (error) {
      setFailure(failureText(asCodedError(error)));
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('cartography.baseMap.add')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form className="base-map-form" onSubmit={(event) => void save(event)} noValidate>
        <NativeSelect
          label={t('cartography.baseMap.preset')}
          data={PRESETS.map((value) => ({ value, label: t(`cartography.baseMap.presets.${value}`) }))}
          value={preset}
          onChange={(event) => {
            const next = event.currentTarget.value as Preset;
            setPreset(next);
            setDraft(draftOf(next));
            setTried(false);
          }}
        />
        {!isTianditu(preset) && (
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
          <TextInput
            {...text('key', isTianditu(preset) ? t('cartography.baseMap.keyHint') : undefined)}
            error={errorOf('key-missing')}
            autoComplete="off"
          />
        )}
        <TextInput {...text('approvalNo', t('cartography.baseMap.approvalHint'))} />
        {!isTianditu(preset) && (
          <>
            <TextInput {...text('attribution')} error={errorOf('attribution-missing')} />
            <NativeSelect
              label={t('cartography.baseMap.datum')}
              data={BASE_MAP_DATUMS.map((value) => ({ value, label: t(`cartography.baseMap.datums.${value}`) }))}
              value={draft.datum}
              onChange={(event) => change({ datum: event.currentTarget.value as BaseMapDatum })}
            />
            <div className="base-map-form__zooms">
              <NumberInput
                hideControls
                label={t('cartography.baseMap.minZoom')}
                min={0}
                max={24}
                value={draft.minZoom}
                error={errorOf('zooms-invalid')}
                onChange={(value) => change({ minZoom: Number(value) })}
              />
              <NumberInput
                hideControls
                label={t('cartography.baseMap.maxZoom')}
                min={0}
                max={24}
                value={draft.maxZoom}
                onChange={(value) => change({ maxZoom: Number(value) })}
              />
              <NativeSelect
                label={t('cartography.baseMap.tileSize')}
                data={['256', '512']}
                value={String(draft.tileSize)}
                onChange={(event) => change({ tileSize: event.currentTarget.value === '512' ? 512 : 256 })}
              />
            </div>
          </>
        )}
        <div className="base-map-form__caching">
          <Checkbox
            label={t('cartography.baseMap.allowCaching')}
            description={t('cartography.baseMap.cachingHint')}
            checked={draft.allowCaching === true}
            onChange={(event) => change(event.currentTarget.checked ? CACHED : NOT_CACHED)}
          />
          {draft.allowCaching && (
            <div className="base-map-form__zooms">
              <NumberInput
                hideControls
                label={t('cartography.baseMap.cacheDays')}
                min={1}
                max={MOST_CACHE_DAYS}
                value={draft.cacheDays ?? USUAL_CACHE_DAYS}
                error={errorOf('cache-terms-invalid')}
                onChange={(value) => change({ cacheDays: Number(value) })}
              />
              <NumberInput
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
        {isShifted(draft.datum) && (draft.datum === 'gcj02' || draft.datum === 'bd09') && (
          <div className="warning" role="alert">
            <p>{t(`cartography.baseMap.shiftedWhy.${draft.datum}`)}</p>
            <Checkbox
              label={t('cartography.baseMap.shiftedConfirm')}
              checked={shiftConfirmed}
              onChange={(event) => setShiftConfirmed(event.currentTarget.checked)}
            />
          </div>
        )}
        {origins.length > 0 && (
          <div className="warning">
            <p>{t('cartography.baseMap.originsWhy')}</p>
            <code className="base-map-form__origins">{origins.join(' ')}</code>
            <Checkbox
              label={t('cartography.baseMap.originsConfirm')}
              checked={originsConfirmed}
              onChange={(event) => setOriginsConfirmed(event.currentTarget.checked)}
            />
          </div>
        )}
        {failure && (
          <p className="failure" role="alert">
            {failure}
          </p>
        )}
        <div className="button-row">
          <Button type="submit" disabled={unconfirmed}>
            {t('cartography.baseMap.add')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Terms of keeping belong together: without the permission there are none. */
const CACHED = { allowCaching: true, cacheDays: USUAL_CACHE_DAYS, cacheLimit_mb: USUAL_CACHE_LIMIT_MB } as const;
const NOT_CACHED = { allowCaching: undefined, cacheDays: undefined, cacheLimit_mb: undefined } as const;

const OPTIONAL: ReadonlySet<string> = new Set(['labelsUrl', 'approvalNo', 'key']);

function readList(text: string): readonly string[] | undefined {
  const parts = text
    .split(/[,，\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 0 ? parts : undefined;
}

/** Without members that say nothing. */
function tidy(draft: Draft): Draft {
  const kept = Object.entries(draft)
    .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value] as const)
    .filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(kept) as unknown as Draft;
}
