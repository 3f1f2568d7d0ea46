import { Button, NativeSelect, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseCoordinates } from '../../../core/geodesy/parse-coordinates.ts';
import { type Paper, PAPER_NAMES } from '../../../core/report/print-sheet/paper.ts';
import { GRID_STEPS_m } from '../../../core/report/print-sheet/sheet-grid.ts';
import { LARGEST_SCALE, ROUND_SCALES, SMALLEST_SCALE } from '../../../core/report/print-sheet/sheet-set.ts';
import { type PrintTarget, usePrint } from '../../../state/leader/print.ts';
import { useLeaderScreen } from '../../../state/leader/screen.ts';
import { useSession } from '../../../state/session.ts';

const PLACE = 'place';
/** Paper millimetres beyond which hardly a sheet would be left. */
const MOST_OVERLAP = 40;

/** Everything of a set of sheets that can be chosen. What is typed and cannot be read stays in its field and changes nothing. */
export function SheetForm({
  head,
  isBusy,
  onPrint,
  children,
}: {
  head: ReactNode;
  isBusy: boolean;
  onPrint(): void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { paper, orientation, overlap_mm, step_m, words, plan } = usePrint();
  const { look, write } = usePrint.getState();
  const district = useSession((s) => s.summary?.district.name ?? '');
  return (
    <form
      className="print-view__form"
      aria-label={t('print.set')}
      onSubmit={(event) => {
        event.preventDefault();
        onPrint();
      }}
    >
      <h1>{t('print.title')}</h1>
      {head}
      <TargetFields />
      <ScaleField />
      <div className="print-view__pair">
        <NativeSelect
          label={t('print.paper')}
          data={PAPER_NAMES}
          value={paper}
          onChange={(event) => look({ paper: event.currentTarget.value as Paper })}
        />
        <div>
          <span className="field-label" id="sheet-orientation">
            {t('print.orientation.label')}
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby="sheet-orientation"
            data={(['landscape', 'portrait'] as const).map((value) => ({ value, label: t(`print.orientation.${value}`) }))}
            value={orientation}
            onChange={(value) => look({ orientation: value })}
          />
        </div>
      </div>
      <div className="print-view__pair">
        <NativeSelect
          label={t('print.grid.label')}
          description={step_m === null ? t('print.grid.autoHint') : undefined}
          data={[
            { value: '', label: t('print.grid.auto') },
            ...GRID_STEPS_m.map((n) => ({ value: String(n), label: t('print.grid.step', { n }) })),
          ]}
          value={step_m ?? ''}
          onChange={(event) => look({ step_m: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })}
        />
        <NumberInput
          label={t('print.overlap')}
          value={overlap_mm}
          min={0}
          max={MOST_OVERLAP}
          allowDecimal={false}
          onChange={(value) => {
            if (typeof value === 'number' && value >= 0 && value <= MOST_OVERLAP) look({ overlap_mm: value });
          }}
        />
      </div>
      <TextInput
        label={t('print.heading')}
        value={words.title ?? t('print.defaultTitle', { district })}
        onChange={(event) => write({ title: event.currentTarget.value })}
      />
      <div className="print-view__pair">
        <TextInput
          label={t('print.preparedBy')}
          value={words.preparedBy}
          onChange={(event) => write({ preparedBy: event.currentTarget.value })}
        />
        <TextInput
          label={t('print.checkedBy')}
          value={words.checkedBy}
          onChange={(event) => write({ checkedBy: event.currentTarget.value })}
        />
      </div>
      {children}
      <Button type="submit" disabled={!plan} loading={isBusy}>
        {t('print.print')}
      </Button>
      <p className="print-view__facts">{t('print.advice')}</p>
    </form>
  );
}

/** What the sheets show: the district, a red line, a unit, or what lies around a place. */
function TargetFields() {
  const { t, i18n } = useTranslation();
  const { target, units } = usePrint();
  const { look } = usePrint.getState();
  const isPublic = useLeaderScreen((s) => s.audience === 'public');
  const summary = useSession((s) => s.summary);
  // A link brings a place along.
  const [place, setPlace] = useState(() => (target.kind === PLACE ? `${target.lon}, ${target.lat}` : ''));
  const [wantsPlace, setWantsPlace] = useState(target.kind === PLACE);
  const named = ({ name, nameEn }: { name: string; nameEn?: string }) => (i18n.language === 'en' ? (nameEn ?? name) : name);
  const chosenUnits = units.filter(({ level }) => level !== 'village');
  const lines = isPublic ? [] : (summary?.redLines ?? []);
  useEffect(() => {
    // A red line is not for the public, even as the frame of a sheet.
    if (isPublic && target.kind === 'red-line') look({ target: { kind: 'district' } });
  }, [isPublic, target, look]);
  const choose = (value: string) => {
    setWantsPlace(value === PLACE);
    if (value === PLACE) return;
    const [kind, id] = [value.slice(0, value.indexOf('/')), value.slice(value.indexOf('/') + 1)];
    look({ target: (kind === 'district' ? { kind } : { kind, id }) as PrintTarget });
  };
  const read = (text: string) => {
    setPlace(text);
    if (!summary) return;
    const [found] = parseCoordinates(text, { meridian: summary.settings.plane.meridian, bounds: summary.settings.bounds });
    if (found) look({ target: { kind: 'place', lon: found.lon, lat: found.lat } });
  };
  const isUnread = place.trim() !== '' && target.kind !== PLACE;
  return (
    <>
      <NativeSelect
        label={t('print.target.label')}
        value={wantsPlace ? PLACE : 'id' in target ? `${target.kind}/${target.id}` : 'district/'}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: 'district/', label: t('print.target.district') },
          { value: PLACE, label: t('print.target.place') },
          ...(chosenUnits.length === 0
            ? []
            : [
                {
                  group: t('print.target.units'),
                  items: chosenUnits.map((unit) => ({ value: `unit/${unit.id}`, label: named(unit) })),
                },
              ]),
          ...(lines.length === 0
            ? []
            : [
                {
                  group: t('print.target.redLines'),
                  items: lines.map((line) => ({ value: `red-line/${line.id}`, label: named(line) })),
                },
              ]),
        ]}
      />
      {wantsPlace && (
        <TextInput
          label={t('print.place.label')}
          description={t('print.place.hint')}
          value={place}
          error={isUnread ? t('print.place.unread') : undefined}
          onChange={(event) => read(event.currentTarget.value)}
        />
      )}
    </>
  );
}

/** Round scales to choose from; any other whole one can be typed. */
function ScaleField() {
  const { t } = useTranslation();
  const scale = usePrint((s) => s.scale);
  const [text, setText] = useState(scale === null ? '' : String(scale));
  const { look } = usePrint.getState();
  const read = (typed: string) => {
    setText(typed);
    const digits = typed.replace(/^\s*1\s*[:：]/, '').replaceAll(/[\s,，]/g, '');
    if (digits === '') look({ scale: null });
    else if (isScale(digits)) look({ scale: Number(digits) });
  };
  const digits = text.replace(/^\s*1\s*[:：]/, '').replaceAll(/[\s,，]/g, '');
  return (
    <>
      <TextInput
        label={t('print.scale.label')}
        description={t('print.scale.hint')}
        placeholder={t('print.scale.auto')}
        inputMode="numeric"
        list="round-scales"
        value={text}
        error={digits !== '' && !isScale(digits) ? t('print.scale.unfit') : undefined}
        onChange={(event) => read(event.currentTarget.value)}
      />
      <datalist id="round-scales">
        {ROUND_SCALES.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}

const isScale = (digits: string): boolean =>
  /^\d{1,6}$/.test(digits) && Number(digits) >= LARGEST_SCALE && Number(digits) <= SMALLEST_SCALE;
